import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ServerIdentity } from '../../../cxone/certificates';

/** A real forward proxy on loopback. */
export interface ForwardProxy {
  /** Its address without credentials. */
  readonly url: string;
  readonly host: string;
  /** Where tunnels were opened to, `host:port`, oldest first. */
  readonly tunnels: readonly string[];
  /** What it was asked to fetch by itself, without a tunnel. */
  readonly plainRequests: readonly string[];
  /** How many requests it sent away because of their login. */
  readonly refusals: number;
  close(): Promise<void>;
}

export interface ForwardProxyOptions {
  /** The one login it accepts, `user:password`; without it everybody may pass. */
  readonly login?: string;
  /** Makes it speak TLS itself. */
  readonly identity?: ServerIdentity;
  /** Answers every CONNECT with this status, whoever asks. */
  readonly answers?: number;
}

export async function startForwardProxy({
  login,
  identity,
  answers,
}: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const { createProxy } = await import('proxy');
  const plain = identity
    ? createTlsServer({ key: identity.key, cert: identity.certificate })
    : createServer();
  const server = answers ? plain : createProxy(plain as ReturnType<typeof createServer>);
  const tunnels: string[] = [];
  const plainRequests: string[] = [];
  const sockets = new Set<Socket>();
  const counts = { refusals: 0 };
  server.on('connection', (socket: Socket) => sockets.add(socket));
  if (answers) {
    server.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${answers} No\r\ncontent-length: 0\r\n\r\n`));
  }
  Object.assign(server, {
    authenticate({ method, url, headers }: { method: string; url: string; headers: Record<string, string> }) {
      const expected = login && `Basic ${Buffer.from(login).toString('base64')}`;
      if (expected && headers['proxy-authorization'] !== expected) {
        counts.refusals++;
        return false;
      }
      (method === 'CONNECT' ? tunnels : plainRequests).push(url);
      return true;
    },
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http${identity ? 's' : ''}://${host}`,
    host,
    tunnels,
    plainRequests,
    get refusals() {
      return counts.refusals;
    },
    async close() {
      const closed = once(server.close(), 'close');
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
