import { Agent, fetch as undiciFetch } from 'undici';
import { type ExchangeRequest, exchangeToken } from './core/cxone/exchange';
import type { TokenOutcome } from './core/cxone/tokenAnswer';
import type { Fetch } from './core/ports';

/** The network stack: a bundle of its own, loaded by the first request. */
export interface Network {
  exchange(request: ExchangeRequest, options: RequestOptions): Promise<TokenOutcome>;
}

export interface RequestOptions {
  /** For everything a token needs, discovery included, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborts the sockets; the promise then rejects with its reason. */
  readonly signal: AbortSignal;
}

/** Opens the network stack; `userAgent` goes with every request. */
export function createNetwork(userAgent: string): Network {
  // TLS is verified by default and there is no way to turn that off
  const dispatcher = new Agent({ allowH2: false, connections: 8 });
  const fetch: Fetch = async (url, { method, headers, body, signal }) => {
    const response = await undiciFetch(url, {
      method,
      headers: { accept: 'application/json', ...headers, 'user-agent': userAgent },
      redirect: 'manual',
      dispatcher,
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    return response as unknown as Response;
  };
  return {
    exchange: (request, { timeoutMs, signal }) =>
      exchangeToken(request, fetch, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])),
  };
}
