import { isLoopback } from './url';

/** How a request can fail before anything answered. */
export type ConnectionProblem =
  | 'host-not-found'
  | 'connection-refused'
  | 'connection-timeout'
  | 'connection-reset'
  | 'tls-untrusted'
  | 'tls-name-mismatch'
  | 'tls-expired'
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

/** A request for a token that failed, as evidence: no credentials in it; server text is for rules, never for people. */
export type Failure =
  | {
      readonly kind: 'connection';
      readonly problem: ConnectionProblem;
      readonly url: string;
      readonly code: string;
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
    }
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
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'tls-name-mismatch'],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'tls-expired'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|CERT_.*|ERR_TLS_.*|ERR_SSL_.*|EPROTO)$/,
    'tls-untrusted',
  ],
];

/** The failure behind an error that `fetch` or reading a body threw, from the codes Node and undici document. */
export function connectionFailure(error: unknown, url: string): Failure {
  const code = errorCode(error);
  const problem = problemsByCode.find(([pattern]) => pattern.test(code))?.[1] ?? 'connection-reset';
  return { kind: 'connection', problem: localProblem(problem, url), url: withoutQuery(url), code };
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
