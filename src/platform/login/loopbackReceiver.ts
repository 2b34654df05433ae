import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { RedirectReceiver } from '../../core/cxone/authorizationCode';
import { t } from '../../core/l10n';

/** Waits on the port of a loopback address for the browser to come back with that state (RFC 8252 7.3). */
export async function openLoopbackReceiver(
  address: URL,
  state: string,
  signal: AbortSignal,
): Promise<RedirectReceiver | 'port-in-use'> {
  const { createServer } = await import('node:http');
  let receive: (redirect: string) => void = () => undefined;
  const redirected = cancellable<string>(signal, (resolve) => {
    receive = resolve;
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', address);
    if (!isRedirect(request, url, address)) return answer(response, 404, t('There is nothing here.'));
    if (url.searchParams.get('state') !== state)
      return answer(response, 400, t('This sign-in was not started here.'));
    answer(response, 200, t('You are back from signing in. You can close this page and return to VS Code.'));
    receive(url.href);
  });
  try {
    await listen(server, address);
  } catch {
    redirected.catch(() => undefined);
    return 'port-in-use';
  }
  return { redirectUri: redirectUriOf(address, server), redirected, close: () => void server.close() };
}

/** A promise that rejects as soon as the signal aborts. */
export function cancellable<T>(signal: AbortSignal, work: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = () => reject(signal.reason);
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work((value) => {
      signal.removeEventListener('abort', cancel);
      resolve(value);
    });
  });
}

function isRedirect({ method }: IncomingMessage, url: URL, address: URL): boolean {
  return method === 'GET' && url.pathname === address.pathname;
}

/** Browsers may keep a connection open for another request; the listener must go at once. */
function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(`<!doctype html><meta charset="utf-8"><title>CXone Token</title><p>${text}</p>`);
}

function listen(server: Server, { hostname, port }: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // without a port, any free one: authorization servers must allow that on the loopback
    server.listen(
      Number(port),
      hostname === 'localhost' ? '127.0.0.1' : hostname.replace(/^\[|\]$/g, ''),
      resolve,
    );
  });
}

/** The address as it was registered, letter for letter; only a missing port is filled in. */
function redirectUriOf(address: URL, server: Server): string {
  if (address.port) return address.href;
  const bound = server.address();
  const port = typeof bound === 'object' ? bound?.port : undefined;
  return `${address.protocol}//${address.hostname}:${port}${address.pathname}`;
}
