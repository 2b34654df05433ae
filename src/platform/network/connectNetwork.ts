import type { ClientAuthenticationMethod } from '../../core/cxone/clientAuthentication';
import type { Region } from '../../core/cxone/regions';
import { tokenEndpointOf } from '../../core/cxone/tokenEndpoint';
import type { Memento } from '../../core/ports';
import type { ApiBaseUrlsDependencies } from '../../core/tenants/apiBaseUrls';
import type { TokenServiceDependencies } from '../../core/token/tokenService';
import type { BrowserLogin } from '../login/browserLogin';
import { settings } from '../settings';
import { loadNetwork } from './loadNetwork';
import { networkRoute } from './networkRoute';

export interface NetworkDependencies {
  readonly version: string;
  regions(): readonly Region[];
  /** Remembers which client authentication worked for a tenant. */
  readonly memento: Memento;
  readonly login: BrowserLogin;
}

const workedPrefix = 'clientAuthentication.';

/** What core asks of the network, by the user's settings of the moment. */
export function connectNetwork({ version, regions, memento, login }: NetworkDependencies): {
  readonly exchange: TokenServiceDependencies['exchange'];
  readonly discoverApiBaseUrl: ApiBaseUrlsDependencies['discover'];
} {
  const options = async (signal: AbortSignal) => ({
    route: await networkRoute(),
    timeoutMs: settings.timeoutSeconds.value * 1000,
    signal,
  });
  return {
    async exchange(tenant, credentials, { refreshToken, mayAsk, signal }) {
      const network = await loadNetwork(version);
      const endpoint = tokenEndpointOf(tenant, regions());
      const worked = memento.get(workedPrefix + tenant.id) as ClientAuthenticationMethod | undefined;
      const isLogin = tenant.method === 'authorizationCode' && mayAsk;
      const outcome = await network.exchange(
        { tenant, endpoint, credentials, refreshToken, worked },
        {
          ...(await options(signal)),
          login: isLogin ? login.ports(credentials.redirectUri?.reveal()) : undefined,
        },
      );
      if (outcome.ok && outcome.worked && outcome.worked !== worked) {
        memento.set(workedPrefix + tenant.id, outcome.worked);
      }
      return outcome;
    },
    async discoverApiBaseUrl(home, signal) {
      const network = await loadNetwork(version);
      return network.discoverApiBaseUrl(home, await options(signal));
    },
  };
}
