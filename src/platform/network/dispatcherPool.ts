import { createSecureContext } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import { nodeCertificates } from './nodeCertificates';
import { proxyFor } from './proxy';
import type { NetworkRoute } from './route';
import { type ConnectionOptions, openTunnels } from './tunnel';

/** Keeps the connections of the route in use; a change of route lets those of the old one end. */
export class DispatcherPool {
  #key: readonly string[] = [];
  #connection: ConnectionOptions | undefined;
  readonly #dispatchers = new Map<string, Dispatcher>();

  /** What sends requests to a URL. Throws a `ProxyError` when the route's proxy cannot be used. */
  for(url: string, route: NetworkRoute, connectTimeoutMs: number): Dispatcher {
    const proxy = proxyFor(url, route);
    const connection = this.#connectionOf(route, connectTimeoutMs);
    const way = JSON.stringify(proxy ?? null);
    let dispatcher = this.#dispatchers.get(way);
    if (!dispatcher) {
      dispatcher = proxy
        ? openTunnels(proxy, connection)
        : new Agent({ allowH2: false, connect: { ...connection } });
      this.#dispatchers.set(way, dispatcher);
    }
    return dispatcher;
  }

  #connectionOf(route: NetworkRoute, timeout: number): ConnectionOptions {
    const { certificates, ...proxies } = route;
    const key = [JSON.stringify(proxies), String(timeout), ...certificates];
    if (!this.#connection || !areEqual(key, this.#key)) {
      for (const dispatcher of this.#dispatchers.values()) void dispatcher.close();
      this.#dispatchers.clear();
      this.#key = key;
      this.#connection = { timeout, ...trust(certificates) };
    }
    return this.#connection;
  }
}

/** One context for all connections, because Node takes long to read some 150 authorities. TLS is always verified. */
export function trust(certificates: readonly string[]): Pick<ConnectionOptions, 'secureContext'> {
  if (certificates.length === 0) return {};
  return { secureContext: createSecureContext({ ca: [...nodeCertificates(), ...certificates] }) };
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
