import { sendError, sendJson } from './answer';
import { findClient } from './clients';
import { opaqueToken } from './opaqueToken';
import type { Route } from './route';
import type { StandInState } from './state';

/** The path of Digital's token endpoint. */
export const digitalTokenPath = '/engager/2.0/token';

/** Digital's token endpoint: client credentials in JSON. */
export function digitalTokenRoute({ behaviour, issuedTokens }: StandInState): Route {
  return {
    method: 'POST',
    path: /^\/engager\/2\.0\/token$/,
    place: 'token',
    handle({ json }, response) {
      if (typeof json !== 'object' || json === null) {
        return sendError(response, 400, 'invalid_request', 'A JSON object is required');
      }
      const { grant_type, client_id, client_secret } = json as Record<string, unknown>;
      if (grant_type !== 'client_credentials') {
        return sendError(response, 400, 'unsupported_grant_type', 'Only client_credentials is supported');
      }
      const { now } = behaviour;
      const client = typeof client_id === 'string' ? findClient('digital', client_id) : undefined;
      if (!client || client.secret !== client_secret) {
        return sendError(response, now.invalidClientStatus, 'invalid_client', 'Client authentication failed');
      }
      const token = opaqueToken('digital');
      issuedTokens.add(token, now.tokenLifetimeSeconds);
      const seconds = now.expiresInAsString ? String(now.tokenLifetimeSeconds) : now.tokenLifetimeSeconds;
      sendJson(response, 200, { access_token: token, token_type: 'bearer', expires_in: seconds });
    },
  };
}
