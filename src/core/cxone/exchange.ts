import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import type { Credentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';
import { exchangeAccessKey } from './accessKey';
import type { Failed } from './attempt';
import { authorize, type LoginPorts, redeemCode } from './authorizationCode';
import {
  authenticationsToTry,
  type ClientAuthenticationMethod,
  clientAuthentication,
} from './clientAuthentication';
import { exchangeClientCredentials } from './clientCredentials';
import { exchangeDigital } from './digital';
import { discover, type IssuerDocument } from './discovery';
import { refreshToken } from './refresh';
import { exchangeRegionalAccessKey, refreshRegionalToken } from './regionalAccessKey';
import type { TokenAnswer, TokenOutcome } from './tokenAnswer';
import type { TokenEndpoint } from './tokenEndpoint';

export interface ExchangeRequest {
  readonly tenant: Tenant;
  readonly endpoint: TokenEndpoint;
  /** All that the tenant's method requires. */
  readonly credentials: Credentials;
  /** From the token before this one; used where that spares a login or a key. */
  readonly refreshToken?: Secret | undefined;
  /** The client authentication that worked for this tenant before. */
  readonly worked?: ClientAuthenticationMethod | undefined;
}

export type ExchangeOutcome =
  | { readonly ok: true; readonly answer: TokenAnswer; readonly worked?: ClientAuthenticationMethod }
  | Failed;

/** What an exchange talks to; without `login` nobody is asked to sign in. */
export interface ExchangePorts {
  readonly fetch: Fetch;
  readonly login?: LoginPorts | undefined;
}

/** Gets a token by the tenant's method; rejects only when the caller cancelled. */
export async function exchangeToken(
  request: ExchangeRequest,
  ports: ExchangePorts,
  signal: AbortSignal,
): Promise<ExchangeOutcome> {
  const { tenant, endpoint, credentials } = request;
  const { fetch } = ports;
  const { clientId, clientSecret, accessKeyId, accessKeySecret } = credentials as Record<
    keyof Credentials,
    Secret
  >;
  const issuer = await issuerDocument(endpoint, fetch, signal);
  if (!issuer.ok) return issuer;
  const { document } = issuer;
  const { headers, scope } = tenant;
  const common = { tokenUrl: document.tokenUrl, ...(headers ? { headers } : {}) };
  switch (tenant.method) {
    case 'regionalAccessKey':
      return afterRefresh(
        request.refreshToken && refreshRegionalToken(common.tokenUrl, request.refreshToken, fetch, signal),
        () => exchangeRegionalAccessKey({ ...common, accessKeyId, accessKeySecret }, fetch, signal),
      );
    case 'digital':
      return exchangeDigital({ ...common, clientId, clientSecret }, fetch, signal);
    case 'accessKey':
      return withClientAuthentication(request, document, (authentication) =>
        exchangeAccessKey(
          { ...common, clientId, clientSecret, accessKeyId, accessKeySecret, authentication },
          fetch,
          signal,
        ),
      );
    case 'clientCredentials':
      return withClientAuthentication(request, document, (authentication) =>
        exchangeClientCredentials(
          { ...common, clientId, clientSecret, authentication, ...(scope ? { scope } : {}) },
          fetch,
          signal,
        ),
      );
    case 'authorizationCode':
      return signIn(request, document, ports, signal);
  }
}

async function issuerDocument(
  endpoint: TokenEndpoint,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly document: IssuerDocument } | Failed> {
  if ('issuer' in endpoint) return discover(endpoint.issuer, fetch, signal);
  return { ok: true, document: { issuer: '', tokenUrl: endpoint.url } };
}

/** A refresh token that is refused costs nothing: the credentials are at hand. Other failures would meet them too. */
async function afterRefresh(
  refresh: Promise<TokenOutcome> | undefined,
  otherwise: () => Promise<TokenOutcome>,
): Promise<TokenOutcome> {
  const refreshed = await refresh;
  const isRefused = refreshed && !refreshed.ok && refreshed.failure.kind === 'answer';
  return refreshed && !isRefused ? refreshed : otherwise();
}

/** Refreshes silently while that works, else lets the person sign in in the browser. */
async function signIn(
  request: ExchangeRequest,
  document: IssuerDocument,
  { fetch, login: ports }: ExchangePorts,
  signal: AbortSignal,
): Promise<ExchangeOutcome> {
  const { clientId, clientSecret } = request.credentials as Record<keyof Credentials, Secret>;
  const { authorizationUrl, tokenUrl } = document;
  const token = request.refreshToken;
  const authenticate = (method: ClientAuthenticationMethod) => clientAuthentication(method, clientSecret);
  if (token) {
    const refreshed = await withClientAuthentication(request, document, (method) =>
      refreshToken(
        { tokenUrl, clientId, refreshToken: token, authentication: authenticate(method) },
        fetch,
        signal,
      ),
    );
    if (refreshed.ok || refreshed.failure.kind !== 'answer') return refreshed;
  }
  const problem = authorizationUrl ? 'login-needed' : 'no-login-page';
  if (!ports || !authorizationUrl) return { ok: false, failure: { kind: 'login', problem, url: tokenUrl } };
  const issuer = { ...document, authorizationUrl };
  const login = await authorize(issuer, clientId, ports, signal);
  if (!login.ok) return login;
  return withClientAuthentication(request, document, (method) =>
    redeemCode(issuer, clientId, authenticate(method), login.authorized, fetch, signal),
  );
}

/** Sends with one client authentication after the other, on to the next on `invalid_client` alone. */
async function withClientAuthentication(
  { tenant, credentials, worked }: ExchangeRequest,
  { authenticationMethods }: IssuerDocument,
  send: (method: ClientAuthenticationMethod) => Promise<TokenOutcome>,
): Promise<ExchangeOutcome> {
  const { clientId: id, clientSecret: secret } = credentials as { clientId: Secret; clientSecret?: Secret };
  const supported = authenticationMethods ? { supported: authenticationMethods } : {};
  let refused: TokenOutcome | undefined;
  for (const method of authenticationsToTry(tenant, { id, secret }, { ...supported, worked })) {
    const outcome = await send(method);
    if (outcome.ok) return { ...outcome, worked: method };
    // what a server makes of raw Basic says nothing about the client: it may not even be able to read it
    if (refused && method === 'basic-raw' && !isOAuthError(outcome, 'invalid_grant')) return refused;
    if (!isOAuthError(outcome, 'invalid_client')) return outcome;
    refused = outcome;
  }
  if (!refused) throw new Error('there is always a way to authenticate');
  return refused;
}

function isOAuthError({ failure }: Failed, error: string): boolean {
  return failure.kind === 'answer' && failure.oauthError === error;
}
