import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { request } from 'undici';
import type { Failed } from './core/cxone/attempt';
import type { LoginPorts } from './core/cxone/authorizationCode';
import { type Discovery, discover } from './core/cxone/discovery';
import { type ExchangeOutcome, type ExchangeRequest, exchangeToken } from './core/cxone/exchange';
import { type ApiAnswer, askServerTime } from './core/cxone/serverTime';
import { discoverApiBaseUrl, type TenantPlace } from './core/cxone/tenantConfiguration';
import type { TenantHome } from './core/cxone/tenantHome';
import type { TlsSight } from './core/diagnosis/ports';
import type { Fetch } from './core/ports';
import type { Secret } from './core/secret';
import { DispatcherPool, trust } from './platform/network/dispatcherPool';
import { lookUp, shakeHands } from './platform/network/probes';
import { proxyFor } from './platform/network/proxy';
import type { NetworkRoute } from './platform/network/route';
import { untilAborted } from './platform/network/untilAborted';
import { startLimit, within } from './platform/network/within';

/** The network stack: a bundle of its own, loaded by the first request. */
export interface Network {
  exchange(
    request: ExchangeRequest,
    options: RequestOptions & { readonly login?: LoginPorts | undefined },
  ): Promise<ExchangeOutcome>;
  discoverApiBaseUrl(
    home: TenantHome,
    options: RequestOptions,
  ): Promise<({ readonly ok: true } & TenantPlace) | Failed>;
  /** What a diagnosis looks at besides; its own signal limits the time of all of them together. */
  readonly probes: Probes;
}

export interface Probes {
  proxyOf(url: string, route: NetworkRoute): string | undefined;
  lookUp: typeof lookUp;
  shakeHands(url: string, options: RequestOptions): Promise<TlsSight>;
  discover(issuer: string, options: RequestOptions): Promise<Discovery>;
  askServerTime(apiBaseUrl: string, token: Secret, options: RequestOptions): Promise<ApiAnswer | Failed>;
}

export interface RequestOptions {
  /** How requests leave this machine: proxy and certificate authorities. */
  readonly route: NetworkRoute;
  /** In milliseconds, for everything a token needs, discovery included; for each request where a person signs in. */
  readonly timeoutMs: number;
  /** Aborts the sockets; the promise then rejects with its reason. */
  readonly signal: AbortSignal;
}

/** Opens the network stack; `userAgent` goes with every request, and no step of connecting takes longer than told. */
export function createNetwork(userAgent: string, longestConnectMs = 10_000): Network {
  const dispatchers = new DispatcherPool();
  const fetchBy = ({ route, timeoutMs }: RequestOptions): Fetch => {
    return async (url, { method, headers, body, signal }) => {
      // Less than the whole limit, so that a failure can say which step took too long.
      const connectMs = Math.min(longestConnectMs, timeoutMs * 0.8);
      // undici gives a connection back one turn after its answer; asked before, it would open another.
      await new Promise(setImmediate);
      const sent = request(url, {
        method,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'identity',
          ...headers,
          'user-agent': userAgent,
        },
        dispatcher: dispatchers.for(url, route, connectMs),
        body: body ?? null,
        signal: signal ?? null,
      });
      const answer = await (signal ? untilAborted(sent, signal) : sent);
      return responseOf(answer.statusCode, answer.headers, answer.body);
    };
  };
  return {
    exchange: (request, { login, ...options }) => {
      const { timeoutMs, signal } = options;
      const fetch = fetchBy(options);
      if (!login) return within(timeoutMs, signal, (limited) => exchangeToken(request, { fetch }, limited));
      return exchangeToken(request, { fetch: limitEach(fetch, timeoutMs), login }, signal);
    },
    discoverApiBaseUrl: (home, options) =>
      within(options.timeoutMs, options.signal, (limited) =>
        discoverApiBaseUrl(home, fetchBy(options), limited),
      ),
    probes: {
      proxyOf: (url, route) => proxyFor(url, route)?.host,
      lookUp,
      shakeHands: (url, { route, signal }) =>
        shakeHands(url, trust(route.certificates).secureContext, signal),
      discover: (issuer, options) => discover(issuer, fetchBy(options), options.signal),
      askServerTime: (apiBaseUrl, token, options) =>
        askServerTime(apiBaseUrl, token, fetchBy(options), options.signal),
    },
  };
}

/**
 * What came back, as the standard has it. Not the standard `fetch` itself: that follows the rules of web pages, among
 * them a list of ports it refuses to talk to.
 */
function responseOf(status: number, received: IncomingHttpHeaders, content: Readable): Response {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(received)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  const hasNoBody = status === 204 || status === 205 || status === 304;
  if (hasNoBody) content.resume();
  return new Response(hasNoBody ? null : ReadableStream.from<Uint8Array>(content), { status, headers });
}

/** Limits each request by itself, its body included: between them a person takes time to sign in. */
export function limitEach(fetch: Fetch, timeoutMs: number): Fetch {
  return async (url, init) => {
    const limit = startLimit(timeoutMs, init.signal);
    try {
      const response = await fetch(url, { ...init, signal: limit.signal });
      if (response.body) return new Response(endingWith(response.body, limit.end), response);
      limit.end();
      return response;
    } catch (error) {
      limit.end();
      throw error;
    }
  };
}

/** The same body; calls back once it was read to its end, failed, or was given up. */
function endingWith(body: ReadableStream<Uint8Array>, end: () => void): ReadableStream<Uint8Array> {
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      yield* body;
    } finally {
      end();
    }
  }
  return ReadableStream.from(read());
}
