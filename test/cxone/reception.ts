import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { adminPath } from './admin';
import { sendError, sendText } from './answer';
import { commitFault } from './fault';
import { recordRequest } from './recordedRequest';
import { findRoute, type Handler, type Route } from './route';
import type { StandInState } from './state';

/** Receives every request: records it, lets it wait or fail as the behaviour says, and hands it to its route. */
export function createReception(
  state: StandInState,
  routes: readonly Route[],
  admin: Handler,
  closed: AbortSignal,
): RequestListener {
  return (incoming, response) => {
    receive(incoming, response).catch((error) => {
      if (closed.aborted || incoming.destroyed) return;
      console.error(error);
      if (!response.headersSent) sendText(response, 500, String(error));
    });
  };

  async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = findRoute(routes, incoming);
    const place = route?.place ?? 'elsewhere';
    const request = await recordRequest(place, incoming);
    if (request.path.startsWith(`${adminPath}/`)) return admin(request, response, incoming);
    state.requests.push(request);
    const fault = state.behaviour.takeFault(place);
    setDate(response);
    await pause(state.behaviour.delayAt(place), undefined, { signal: closed, ref: false });
    if (fault) return commitFault(fault, request, response);
    if (!route) return sendError(response, 404, 'not_found', `Nothing at ${request.path}`);
    return route.handle(request, response, incoming);
  }

  function setDate(response: ServerResponse): void {
    const { clockOffsetSeconds } = state.behaviour.now;
    response.setHeader('Date', new Date(Date.now() + clockOffsetSeconds * 1000).toUTCString());
  }
}
