import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A server that reads a request, says what it is told, and then nothing more; it tells when sockets close. */
export class StallingServer {
  /** Resolves with the first socket once bytes of a request have arrived. */
  readonly asked: Promise<Socket>;
  /** Resolves when the client has closed that socket. */
  readonly hungUp: Promise<void>;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, says: string) {
    this.#server = server;
    this.asked = new Promise((resolve) => {
      server.on('connection', (socket) => {
        this.#sockets.add(socket.on('error', () => {}));
        socket.once('data', () => {
          if (says) socket.write(says);
          resolve(socket);
        });
      });
    });
    this.hungUp = this.asked.then(
      (socket) =>
        new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve()))),
    );
  }

  static async start(says = ''): Promise<StallingServer> {
    const server = createServer();
    const stalling = new StallingServer(server, says);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return stalling;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/oauth/token`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server.close(), 'close');
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
