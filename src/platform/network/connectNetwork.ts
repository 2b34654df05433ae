import type { ClientAuthenticationMethod } from '../../core/cxone/clientAuthentication';
import type { Region } from '../../core/cxone/regions';
import { tokenEndpointOf } from '../../core/cxone/tokenEndpoint';
import type { DiagnosisPorts } from '../../core/diagnosis/ports';
import type { Log, Memento } from '../../core/ports';
import type { ApiBaseUrlsDependencies } from '../../core/tenants/apiBaseUrls';
import type { TokenService, TokenServiceDependencies } from '../../core/token/tokenService';
import type { BrowserLogin } from '../login/browserLogin';
import { settings } from '../settings';
import { type DiagnosisSubject, diagnosisPorts } from './diagnosisPorts';
import { loadNetwork } from './loadNetwork';
import { networkRoute } from './networkRoute';
import { within } from './within';

export interface NetworkDependencies {
  readonly version: string;
  regions(): readonly Region[];
  /** Remembers which client authentication worked for a tenant. */
  readonly memento: Memento;
  readonly login: BrowserLogin;
  readonly log: Log;
}

const workedPrefix = 'clientAuthentication.';

/** What core asks of the network, by the user's settings of the moment. */
export interface ConnectedNetwork {
  readonly exchange: TokenServiceDependencies['exchange'];
  readonly discoverApiBaseUrl: ApiBaseUrlsDependencies['discover'];
  /** Runs a diagnosis that ends, whatever happens, within the time set for one request. */
  withDiagnosisPorts<T>(
    subject: DiagnosisSubject,
    tokens: TokenService,
    signal: AbortSignal,
    work: (ports: DiagnosisPorts, limited: AbortSignal) => Promise<T>,
  ): Promise<T>;
}

export function connectNetwork({
  version,
  regions,
  memento,
  login,
  log,
}: NetworkDependencies): ConnectedNetwork {
  const options = async (signal: AbortSignal) => ({
    route: await networkRoute(log),
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
    async withDiagnosisPorts(subject, tokens, signal, work) {
      const network = await loadNetwork(version);
      const { route, timeoutMs } = await options(signal);
      const ports = diagnosisPorts(subject, tokens, network, route, timeoutMs);
      return within(timeoutMs, signal, (limited) => work(ports, limited));
    },
  };
}
