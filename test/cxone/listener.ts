import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port on loopback and what answers there. */
export interface Listener {
  readonly origin: string;
  answerWith(handle: RequestListener): void;
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** Opens a port on 127.0.0.1; 0 takes any free one. */
export async function listen(port: number): Promise<Listener> {
  let handle: RequestListener = (_, response) => response.writeHead(503).end();
  const server = createServer((incoming, response) => handle(incoming, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
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
