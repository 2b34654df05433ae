import type { Failed } from '../cxone/attempt';
import type { ClientAuthenticationMethod } from '../cxone/clientAuthentication';
import type { Discovery } from '../cxone/discovery';
import type { Failure } from '../cxone/failure';
import type { ApiAnswer } from '../cxone/serverTime';
import type { TenantPlace } from '../cxone/tenantConfiguration';
import type { TenantHome } from '../cxone/tenantHome';
import type { Finding } from '../finding';
import type { Token } from '../token/token';

/** A TLS handshake as it was seen, whether or not the certificate is trusted. */
export interface TlsSight {
  /** Undefined when the certificate is trusted for that host. */
  readonly failure?: Failure;
  /** The names in the chain that was served, the host's own first. */
  readonly chain: readonly string[];
  /** When the host's certificate ends, in milliseconds since 1970. */
  readonly validTo?: number;
}

export type TokenAttempt =
  | { readonly ok: true; readonly token: Token }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly failure?: Failure | undefined };

/** What a diagnosis may do to the world. Credentials go to the tenant's own endpoint only. */
export interface DiagnosisPorts {
  now(): number;
  /** Host and port of the proxy that requests to that URL go through; a failure when its address is of no use. */
  proxyOf(url: string): string | Failed | undefined;
  /** The addresses of a URL's host. */
  lookUp(url: string, signal: AbortSignal): Promise<readonly string[] | Failed>;
  shakeHands(url: string, signal: AbortSignal): Promise<TlsSight>;
  discover(issuer: string, signal: AbortSignal): Promise<Discovery>;
  /** Asks for a new token once. */
  getToken(signal: AbortSignal): Promise<TokenAttempt>;
  /** Asks once with each client authentication that the tenant's setting rules out; resolves to the one that worked. */
  tryOtherAuthentication(signal: AbortSignal): Promise<ClientAuthenticationMethod | undefined>;
  findPlace(home: TenantHome, signal: AbortSignal): Promise<({ readonly ok: true } & TenantPlace) | Failed>;
  askServerTime(apiBaseUrl: string, token: Token, signal: AbortSignal): Promise<ApiAnswer | Failed>;
}
