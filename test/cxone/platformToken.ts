import { sendError, sendJson } from './answer';
import { readClientAuthentication } from './clientAuthentication';
import { findClient } from './clients';
import { opaqueToken } from './opaqueToken';
import type { RecordedRequest } from './recordedRequest';
import type { Route } from './route';
import type { StandInState } from './state';

/** The path of the platform's token endpoint. */
export const platformTokenPath = '/oauth/token';

const knownScopes = ['api_platform'];

/** The platform's token endpoint: client credentials in a form, as users tell of `platform.{region}.api.nicecxone.com`. */
export function platformTokenRoute({ behaviour, issuedTokens }: StandInState): Route {
  return {
    method: 'POST',
    path: /^\/oauth\/token$/,
    place: 'token',
    handle(request, response) {
      const { now } = behaviour;
      const refusal = refuse(request, now.rawBasic);
      if (refusal) return sendError(response, statusOf(refusal.error), refusal.error, refusal.description);
      const token = opaqueToken('platform');
      issuedTokens.add(token, now.tokenLifetimeSeconds);
      const { scope } = request.form ?? {};
      sendJson(response, 200, {
        access_token: token,
        token_type: 'Bearer',
        expires_in: now.expiresInAsString ? String(now.tokenLifetimeSeconds) : now.tokenLifetimeSeconds,
        ...(scope && { scope }),
      });
    },
  };

  function statusOf(error: string): number {
    if (error === 'invalid_client') return behaviour.now.invalidClientStatus;
    return error === 'invalid_grant' ? behaviour.now.invalidGrantStatus : 400;
  }
}

function refuse(
  request: RecordedRequest,
  rawBasic: boolean,
): { error: string; description: string } | undefined {
  const { form } = request;
  if (!form?.grant_type)
    return { error: 'invalid_request', description: 'The request is missing a required parameter' };
  if (form.grant_type !== 'client_credentials') {
    return { error: 'unsupported_grant_type', description: 'The authorization grant type is not supported' };
  }
  const { method, id, secret } = readClientAuthentication(request, { rawBasic });
  const client = findClient('platform', id);
  if (client && client.authentication !== method) {
    return { error: 'invalid_client', description: 'Client authentication failed' };
  }
  if (client?.secret !== secret || !client) {
    return { error: 'invalid_grant', description: 'The authorization grant is invalid, expired, or revoked' };
  }
  const asked = form.scope?.split(' ') ?? [];
  if (!asked.every((scope) => knownScopes.includes(scope))) {
    return { error: 'invalid_scope', description: 'The requested scope is invalid or unknown' };
  }
  return undefined;
}
