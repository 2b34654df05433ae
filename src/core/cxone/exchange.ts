import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import type { Credentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';
import { exchangeAccessKey } from './accessKey';
import type { ClientAuthenticationMethod } from './clientAuthentication';
import { exchangeClientCredentials } from './clientCredentials';
import { discoverTokenUrl } from './discovery';
import type { TokenOutcome } from './tokenAnswer';
import type { TokenEndpoint } from './tokenEndpoint';

export interface ExchangeRequest {
  readonly tenant: Tenant;
  readonly endpoint: TokenEndpoint;
  /** All that `requiredCredentials` names for the tenant's method. */
  readonly credentials: Credentials;
}

/** Asks the tenant's token endpoint for a token, by the tenant's method; rejects only when the caller cancelled. */
export async function exchangeToken(
  request: ExchangeRequest,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const { endpoint } = request;
  if ('url' in endpoint) return withClientAuthentication(request, endpoint.url, fetch, signal);
  const discovery = await discoverTokenUrl(endpoint.issuer, fetch, signal);
  return discovery.ok ? withClientAuthentication(request, discovery.tokenUrl, fetch, signal) : discovery;
}

/** With `auto`, the usual client authentication first and, on `invalid_client` alone, the other one once. */
async function withClientAuthentication(
  request: ExchangeRequest,
  tokenUrl: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const [first, second] = authenticationsToTry(request.tenant);
  const outcome = await send(request, tokenUrl, first, fetch, signal);
  return second && isInvalidClient(outcome) ? send(request, tokenUrl, second, fetch, signal) : outcome;
}

function authenticationsToTry(tenant: Tenant): [ClientAuthenticationMethod, ClientAuthenticationMethod?] {
  if (tenant.clientAuthentication !== 'auto') return [tenant.clientAuthentication];
  return tenant.method === 'clientCredentials' ? ['post', 'basic'] : ['basic', 'post'];
}

function isInvalidClient(outcome: TokenOutcome): boolean {
  return !outcome.ok && outcome.failure.kind === 'answer' && outcome.failure.oauthError === 'invalid_client';
}

function send(
  { tenant, credentials }: ExchangeRequest,
  tokenUrl: string,
  authentication: ClientAuthenticationMethod,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const { clientId, clientSecret, accessKeyId, accessKeySecret } = credentials as Record<
    keyof Credentials,
    Secret
  >;
  const { scope, headers } = tenant;
  const common = { tokenUrl, clientId, clientSecret, authentication, ...(headers ? { headers } : {}) };
  return tenant.method === 'accessKey'
    ? exchangeAccessKey({ ...common, accessKeyId, accessKeySecret }, fetch, signal)
    : exchangeClientCredentials({ ...common, ...(scope ? { scope } : {}) }, fetch, signal);
}
