import { ProxyError } from '../../core/cxone/failure';
import { isLoopback } from '../../core/cxone/url';
import { isReachedDirectly } from './noProxy';
import type { NetworkRoute } from './route';

/** A proxy that CONNECT requests can be sent to. */
export interface ProxyServer {
  /** Scheme, host and port, without credentials. */
  readonly origin: string;
  /** Host and port, fit to be shown. */
  readonly host: string;
  /** The value of the header `Proxy-Authorization`. */
  readonly authorization?: string | undefined;
}

/**
 * The proxy a URL is reached through; undefined for none. This machine is reached only through a proxy that runs here
 * too: for any other, its name means another machine. Throws a `ProxyError` when the proxy's address is of no use.
 */
export function proxyFor(url: string, route: NetworkRoute): ProxyServer | undefined {
  const target = new URL(url);
  const address = target.protocol === 'https:' ? route.httpsProxy : route.httpProxy;
  if (!address || isReachedDirectly(target, route.noProxy ?? '')) return undefined;
  const proxy = parseProxy(address, route.proxyAuthorization);
  if (isLoopback(target.hostname) && !isLoopback(new URL(proxy.origin).hostname)) return undefined;
  return proxy;
}

/** Reads a proxy's address; `http://` may be left out. What it rejects is never shown: it may hold a password. */
function parseProxy(address: string, authorization: string | undefined): ProxyServer {
  const text = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(text)) throw notUsable();
  const { protocol, origin, host, hostname, username, password, pathname, search, hash } = new URL(text);
  const isHttp = protocol === 'http:' || protocol === 'https:';
  // A password with an unencoded "/", "?" or "#" ends the host early; what is left over has the "@".
  if (!isHttp || !hostname || `${pathname}${search}${hash}`.includes('@')) throw notUsable();
  const login = authorization ?? basic(username, password);
  if (login && !/^[\t\x20-\x7e\x80-\xff]+$/.test(login)) throw notUsable();
  return { origin, host, authorization: login };
}

function notUsable(): ProxyError {
  return new ProxyError('proxy-not-usable', '', 'ERR_INVALID_ARG_VALUE');
}

function basic(username: string, password: string): string | undefined {
  if (!username && !password) return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

/** A lone percent sign stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
