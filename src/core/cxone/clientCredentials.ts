import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { type ClientAuthenticationMethod, clientAuthentication } from './clientAuthentication';
import { requestGrant } from './oauthGrant';
import type { TokenOutcome } from './tokenAnswer';

export interface ClientCredentialsRequest {
  readonly tokenUrl: string;
  readonly clientId: Secret;
  readonly clientSecret: Secret;
  readonly authentication: ClientAuthenticationMethod;
  readonly scope?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token for an app alone: the client credentials grant, RFC 6749 4.4. CXone's own issuers do not offer it. */
export function exchangeClientCredentials(
  request: ClientCredentialsRequest,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const { tokenUrl, clientId, clientSecret, authentication, scope, headers } = request;
  const grant = {
    tokenUrl,
    grantType: 'client_credentials',
    clientId,
    authentication: clientAuthentication(authentication, clientSecret),
    parameters: scope ? { scope } : {},
    ...(headers ? { headers } : {}),
  };
  return requestGrant(grant, fetch, signal);
}
