import { isTimeout } from '../../core/cxone/attempt';
import type { ClientAuthenticationMethod } from '../../core/cxone/clientAuthentication';
import { connectionFailure } from '../../core/cxone/failure';
import type { TokenEndpoint } from '../../core/cxone/tokenEndpoint';
import { findingsOf } from '../../core/diagnosis/findings';
import type { DiagnosisPorts, TokenAttempt } from '../../core/diagnosis/ports';
import type { Credentials } from '../../core/tenants/credentials';
import type { Tenant } from '../../core/tenants/tenant';
import { isTokenFailure } from '../../core/token/tokenFailure';
import type { TokenService } from '../../core/token/tokenService';
import type { Network } from '../../network';
import type { NetworkRoute } from './route';

export interface DiagnosisSubject {
  readonly tenant: Tenant;
  readonly endpoint: TokenEndpoint;
  readonly credentials: Credentials;
}

/** The hands of a diagnosis: the network stack by this route, and the token service for the one attempt. */
export function diagnosisPorts(
  { tenant, endpoint, credentials }: DiagnosisSubject,
  tokens: TokenService,
  network: Network,
  route: NetworkRoute,
  timeoutMs: number,
): DiagnosisPorts {
  const { probes } = network;
  const options = (signal: AbortSignal) => ({ route, timeoutMs, signal });
  return {
    now: () => Date.now(),
    proxyOf(url) {
      try {
        return probes.proxyOf(url, route);
      } catch (error) {
        return { ok: false, failure: connectionFailure(error, url) };
      }
    },
    lookUp: probes.lookUp,
    shakeHands: (url, signal) => probes.shakeHands(url, options(signal)),
    discover: (issuer, signal) => probes.discover(issuer, options(signal)),
    getToken: (signal) => attemptToken(tokens, tenant, urlOf(endpoint), signal),
    async tryOtherAuthentication(signal): Promise<ClientAuthenticationMethod | undefined> {
      const clientAuthentication = tenant.clientAuthentication === 'post' ? 'basic' : 'post';
      const request = { tenant: { ...tenant, clientAuthentication }, endpoint, credentials } as const;
      const outcome = await network.exchange(request, options(signal));
      return outcome.ok ? outcome.worked : undefined;
    },
    findPlace: (home, signal) => network.discoverApiBaseUrl(home, options(signal)),
    askServerTime: (apiBaseUrl, token, signal) =>
      probes.askServerTime(apiBaseUrl, token.accessToken, options(signal)),
  };
}

function urlOf(endpoint: TokenEndpoint): string {
  return 'url' in endpoint ? endpoint.url : endpoint.issuer;
}

async function attemptToken(
  tokens: TokenService,
  tenant: Tenant,
  url: string,
  signal: AbortSignal,
): Promise<TokenAttempt> {
  try {
    return { ok: true, token: await tokens.get(tenant, { force: true, mayAsk: false, signal }) };
  } catch (error) {
    if (isTimeout(signal)) {
      const failure = connectionFailure(signal.reason, url);
      return { ok: false, findings: findingsOf({ tenant, failure }), failure };
    }
    if (!isTokenFailure(error)) throw error;
    const { findings, failure } = error;
    return { ok: false, findings, failure };
  }
}
