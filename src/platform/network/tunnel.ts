import { isIP } from 'node:net';
import type { SecureContext } from 'node:tls';
import { buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { ProxyError } from '../../core/cxone/failure';
import type { ProxyServer } from './proxy';

export interface ConnectionOptions {
  readonly secureContext?: SecureContext;
  /** In milliseconds, for each step until the connection is there. */
  readonly timeout: number;
}

/** Reaches hosts through tunnels of a proxy; all that fails at the proxy fails with a `ProxyError`. */
export function openTunnels(proxy: ProxyServer, connection: ConnectionOptions): Dispatcher {
  return new ProxyAgent({
    uri: proxy.origin,
    ...(proxy.authorization ? { token: proxy.authorization } : {}),
    requestTls: { ...connection },
    allowH2: false,
    clientFactory: () => new ProxyConnections(proxy, connection),
  });
}

/** The connections to the proxy itself. */
class ProxyConnections extends Pool {
  readonly #proxy: ProxyServer;

  constructor(proxy: ProxyServer, connection: ConnectionOptions) {
    super(proxy.origin, {
      connect: connectorTo(proxy, connection),
      headersTimeout: connection.timeout,
      allowH2: false,
    });
    this.#proxy = proxy;
  }

  override async connect(options: unknown): Promise<Dispatcher.ConnectData> {
    const { socket, statusCode, ...answer } = await super
      .connect(options as Dispatcher.ConnectOptions)
      .catch((error) => {
        throw ProxyError.from(error, this.#proxy.host);
      });
    if (statusCode >= 200 && statusCode < 300) return { socket, ...answer, statusCode: 200 };
    socket.on('error', () => {}).destroy();
    const problem = statusCode === 407 ? 'proxy-needs-login' : 'proxy-refused';
    throw new ProxyError(problem, this.#proxy.host, String(statusCode));
  }
}

/** Connects under the proxy's own name: undici takes that of the host behind it, or an address, which is no name. */
function connectorTo(proxy: ProxyServer, connection: ConnectionOptions): buildConnector.connector {
  const connect = buildConnector({ ...connection, allowH2: false });
  const name = new URL(proxy.origin).hostname.replace(/^\[|\]$/g, '');
  return ({ servername: _, ...options }, callback) =>
    connect(isIP(name) ? options : { ...options, servername: name }, callback);
}
