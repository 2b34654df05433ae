import { sendError, sendJson } from './answer';
import { type Behaviour, ordinary } from './behaviour';
import type { RecordedRequest } from './recordedRequest';
import type { Handler } from './route';
import type { StandInState } from './state';

/** Where a test in another process reads and sets the stand-in. */
export const adminPath = '/__stand-in';

/** The switchboard: `GET requests`, `GET` and `POST behaviour`, `POST reset`, `POST revoke-tokens`. */
export function adminHandler(state: StandInState, reset: () => void): Handler {
  const actions: Record<string, (request: RecordedRequest) => unknown> = {
    'GET /requests': () => state.requests,
    'GET /behaviour': () => state.behaviour.now,
    'POST /behaviour'({ json }) {
      state.behaviour.change(json as Partial<Behaviour>);
      return state.behaviour.now;
    },
    'POST /reset'() {
      reset();
      return ordinary;
    },
    'POST /revoke-tokens'() {
      state.issuedTokens.revokeAll();
      return {};
    },
  };
  return (request, response) => {
    const action = actions[`${request.method} ${request.path.slice(adminPath.length)}`];
    if (!action) return sendError(response, 404, 'not_found', Object.keys(actions).join(', '));
    try {
      sendJson(response, 200, action(request));
    } catch (error) {
      sendError(response, 400, 'invalid_request', String(error));
    }
  };
}
