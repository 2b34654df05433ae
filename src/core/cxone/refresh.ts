import type { ClientAuth } from 'oauth4webapi';
import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { requestGrant } from './oauthGrant';
import type { TokenOutcome } from './tokenAnswer';

export interface RefreshRequest {
  readonly tokenUrl: string;
  readonly clientId: Secret;
  readonly refreshToken: Secret;
  readonly authentication: ClientAuth;
}

/** A new token for a refresh token, RFC 6749 6. Sources disagree whether `client_id` must be in the form; it always is. */
export function refreshToken(
  request: RefreshRequest,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const { tokenUrl, clientId, refreshToken: token, authentication } = request;
  const parameters = { refresh_token: token.reveal(), client_id: clientId.reveal() };
  return requestGrant(
    { tokenUrl, grantType: 'refresh_token', clientId, authentication, parameters },
    fetch,
    signal,
  );
}
