import { sendError } from './answer';
import { basicHeader } from './authorization';
import { readClientAuthentication } from './clientAuthentication';
import { findClient } from './clients';
import { loginPage, loginPath } from './loginPage';
import { createOidcProvider } from './oidcProvider';
import type { RecordedRequest } from './recordedRequest';
import { replay } from './replay';
import type { Handler, Route } from './route';
import type { StandInState } from './state';

/** CXone's issuer: discovery, keys, the token endpoint and the login of a user. */
export function issuerRoutes(state: StandInState): Route[] {
  const provider = createOidcProvider(state);
  const answer = provider.callback();
  const pass: Handler = (request, response, incoming) => answer(replay(incoming, request), response);
  const token: Handler = (request, response, incoming) => {
    if (!request.form) return sendError(response, 400, 'invalid_request', 'Missing required body parameters');
    if (!usesItsMethod(request, state)) {
      const status = state.behaviour.now.invalidClientStatus;
      return sendError(response, status, 'invalid_client', 'Client authentication failed');
    }
    return pass(normalizeBasic(request, state), response, incoming);
  };
  const { show, submit } = loginPage(provider);
  return [
    { method: 'GET', path: /^\/\.well-known\/openid-configuration$/, place: 'discovery', handle: pass },
    { method: 'GET', path: /^\/auth\/jwks$/, place: 'jwks', handle: pass },
    { method: 'POST', path: /^\/auth\/token$/, place: 'token', handle: token },
    { method: 'GET', path: /^\/auth\/authorize(\/[\w-]+)?$/, place: 'authorize', handle: pass },
    { method: 'GET', path: /^\/interaction\//, place: 'authorize', handle: pass },
    { method: 'POST', path: /^\/interaction\//, place: 'authorize', handle: pass },
    { method: 'GET', path: new RegExp(`^${loginPath}/[\\w-]+$`), place: 'authorize', handle: show },
    { method: 'POST', path: new RegExp(`^${loginPath}/[\\w-]+$`), place: 'authorize', handle: submit },
  ];
}

/** Whether the client authenticates as its app was registered; oidc-provider takes Basic and post for one another. */
function usesItsMethod(request: RecordedRequest, { behaviour }: StandInState): boolean {
  const { method, id } = readClientAuthentication(request, behaviour.now);
  const client = findClient('issuer', id);
  return !client || client.authentication === method;
}

/** Under `rawBasic` writes the header as oidc-provider reads it, so that values with reserved characters match. */
function normalizeBasic(request: RecordedRequest, { behaviour }: StandInState): RecordedRequest {
  const raw = request.authorization?.raw;
  if (!behaviour.now.rawBasic || !raw) return request;
  return { ...request, headers: { ...request.headers, authorization: basicHeader(raw) } };
}
