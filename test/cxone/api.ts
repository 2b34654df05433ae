import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendJson, sendText } from './answer';
import type { RecordedRequest } from './recordedRequest';
import type { Handler, Route } from './route';
import type { StandInState } from './state';

/** The APIs a token opens: the ACD's server time and, with the same bearer, Digital's channels. */
export function apiRoutes(state: StandInState): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/incontactapi\/services\/v\d+\.\d+\/server-time$/i,
      place: 'api',
      handle: guarded(state, () => ({ ServerTime: serverTime(state).toISOString() })),
    },
    { method: 'GET', path: /^\/dfo\/3\.0\/channels$/, place: 'api', handle: guarded(state, () => []) },
  ];
}

/** Answers only to a token of this stand-in; the reason of a 401 is in a header, as one public client found. */
function guarded({ issuedTokens }: StandInState, content: () => unknown): Handler {
  return (request, response) => {
    response.setHeader('CorrelationId', request.headers.correlationid ?? randomUUID());
    const { authorization } = request;
    if (authorization?.scheme !== 'bearer') return refuse(response, 'Authorization header is missing');
    const flaw = issuedTokens.findFlaw(authorization.credentials);
    if (flaw) return refuse(response, flaw);
    // The text is CXone's; which status comes with it is not known.
    if (!takesJson(request)) return sendText(response, 406, 'No known way to render data');
    sendJson(response, 200, content());
  };
}

function refuse(response: ServerResponse, reason: string): void {
  response.setHeader('icStatusDescription', reason);
  sendText(response, 401, '');
}

function takesJson({ headers }: RecordedRequest): boolean {
  return /(^|[\s,])(application\/json|application\/\*|\*\/\*)/i.test(headers.accept ?? '');
}

function serverTime({ behaviour }: StandInState): Date {
  return new Date(Date.now() + behaviour.now.clockOffsetSeconds * 1000);
}
