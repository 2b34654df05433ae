import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Place } from './behaviour';
import type { RecordedRequest } from './recordedRequest';

/** Answers one request, whose body has been read already. */
export type Handler = (
  request: RecordedRequest,
  response: ServerResponse,
  incoming: IncomingMessage,
) => void | Promise<void>;

/** A method and a path that the stand-in serves. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly place: Place;
  readonly handle: Handler;
}

/** The route of a request, by its method and its path without the query. */
export function findRoute(
  routes: readonly Route[],
  { method, url = '/' }: IncomingMessage,
): Route | undefined {
  const path = url.split('?', 1)[0] ?? '/';
  return routes.find((route) => route.method === method && route.path.test(path));
}
