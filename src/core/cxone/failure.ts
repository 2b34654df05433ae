import { isLoopback } from './url';

/** How a proxy can keep a request from getting through. */
export type ProxyProblem =
  | 'proxy-not-usable'
  | 'proxy-unreachable'
  | 'proxy-untrusted'
  | 'proxy-needs-login'
  | 'proxy-refused';

/** How a request can fail before anything answered. */
export type ConnectionProblem =
  | ProxyProblem
  | 'host-not-found'
  | 'connection-refused'
  | 'connection-timeout'
  | 'connection-reset'
  | 'tls-untrusted'
  | 'tls-name-mismatch'
  | 'tls-expired'
  | 'tls-failed'
  | 'offline';

/** What can be wrong with an answer. */
export type AnswerProblem =
  | 'oauth-error'
  | 'redirected'
  | 'html'
  | 'not-json'
  | 'too-large'
  | 'incomplete'
  | 'without-token'
  | 'status';

/** How a login in the browser can fail. */
export type LoginProblem =
  | 'login-needed'
  | 'no-login-page'
  | 'port-in-use'
  | 'redirect-not-usable'
  | 'browser-not-opened'
  | 'denied'
  | 'state-mismatch'
  | 'nonce-mismatch';

/** A request for a token that failed, as evidence: no credentials in it; server text is for rules, never for people. */
export type Failure =
  | {
      readonly kind: 'connection';
      readonly problem: ConnectionProblem;
      readonly url: string;
      readonly code: string;
      /** Host and port of the proxy that is to blame. */
      readonly proxy?: string;
    }
  | {
      readonly kind: 'answer';
      readonly problem: AnswerProblem;
      readonly url: string;
      readonly status: number;
      readonly oauthError?: string;
      readonly serverText?: string;
      readonly retryAfterSeconds?: number;
      readonly locationHost?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'login'; readonly problem: LoginProblem; readonly url: string }
  | {
      readonly kind: 'no-token-endpoint';
      readonly url: string;
      readonly problem: 'issuer-mismatch' | 'url-not-allowed';
    };

const problemsByCode: readonly (readonly [RegExp, ConnectionProblem])[] = [
  [/^(ENOTFOUND|EAI_NONAME|EAI_NODATA)$/, 'host-not-found'],
  [/^(EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH)$/, 'offline'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|TimeoutError)$/, 'connection-timeout'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'tls-name-mismatch'],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'tls-expired'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|CERT_.*|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/,
    'tls-untrusted',
  ],
  [/^(EPROTO|ERR_SSL_.*|ERR_TLS_.*)$/, 'tls-failed'],
];

/** Thrown by whoever sends requests, as it is or as a cause, when it was the proxy that failed. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  constructor(
    readonly problem: ProxyProblem,
    /** Host and port, without credentials. */
    readonly proxy: string,
    /** A Node or undici code, or the status the proxy answered with; not named `code`, by which undici retries. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${problem}: ${proxy} (${reason})`, options);
  }

  /** Says that it was on the way to the proxy that an error arose. */
  static from(error: unknown, proxy: string): ProxyError {
    const code = errorCode(error);
    const problem = problemOf(code).startsWith('tls-') ? 'proxy-untrusted' : 'proxy-unreachable';
    return new ProxyError(problem, proxy, code, { cause: error });
  }
}

/** The failure behind an error that `fetch` or reading a body threw, from the codes Node and undici document. */
export function connectionFailure(error: unknown, url: string): Failure {
  const atProxy = proxyError(error);
  if (atProxy) {
    const { problem, reason, proxy } = atProxy;
    return {
      kind: 'connection',
      problem,
      url: withoutQuery(url),
      code: reason,
      ...(proxy ? { proxy } : {}),
    };
  }
  const code = errorCode(error);
  return { kind: 'connection', problem: localProblem(problemOf(code), url), url: withoutQuery(url), code };
}

function problemOf(code: string): ConnectionProblem {
  return problemsByCode.find(([pattern]) => pattern.test(code))?.[1] ?? 'connection-reset';
}

function proxyError(error: unknown): ProxyError | undefined {
  for (let current = error; current instanceof Error; current = current.cause)
    if (current instanceof ProxyError) return current;
  return undefined;
}

/** A name on this machine needs no network to be found. */
function localProblem(problem: ConnectionProblem, url: string): ConnectionProblem {
  return problem === 'offline' && isLoopback(new URL(url).hostname) ? 'host-not-found' : problem;
}

function errorCode(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof AggregateError && current.errors.length > 0) return errorCode(current.errors[0]);
    const { code } = current as { code?: unknown };
    if (typeof code === 'string') return code;
    if (current.name === 'TimeoutError') return current.name;
  }
  return 'unknown';
}

/** The part of a URL that may be shown and logged. */
export function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
