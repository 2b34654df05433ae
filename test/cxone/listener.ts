import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServerIdentity } from './certificates';

/** A port on loopback and what answers there. */
export interface Listener {
  readonly origin: string;
  answerWith(handle: RequestListener): void;
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** Opens a port on 127.0.0.1, for https when given an identity; 0 takes any free port. */
export async function listen(port: number, identity?: ServerIdentity): Promise<Listener> {
  let handle: RequestListener = (_, response) => response.writeHead(503).end();
  const answer: RequestListener = (incoming, response) => handle(incoming, response);
  const server = identity
    ? createTlsServer({ key: identity.key, cert: identity.certificate }, answer)
    : createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http${identity ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith(next) {
      handle = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
