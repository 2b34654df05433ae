import { isTimeout } from './attempt';
import { type AnswerProblem, connectionFailure, type Failure, withoutQuery } from './failure';

/** Far more than any token endpoint or discovery document sends. */
const largestBodyBytes = 1024 * 1024;

/** The body as text, or why there is none; rejects only when the caller cancelled. */
export async function readBody(
  response: Response,
  url: string,
  signal: AbortSignal,
): Promise<string | Failure> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > largestBodyBytes) return answerFailure('too-large', response, url);
      chunks.push(chunk);
    }
  } catch (error) {
    if (signal.aborted && !isTimeout(signal)) throw error;
    const failure = connectionFailure(isTimeout(signal) ? signal.reason : error, url);
    const timedOut = failure.kind === 'connection' && failure.problem === 'connection-timeout';
    return timedOut ? failure : answerFailure('incomplete', response, url);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** What was wrong with an answer, with what of it helps to explain that. */
export function answerFailure(problem: AnswerProblem, response: Response, url: string, body = ''): Failure {
  return {
    kind: 'answer',
    problem,
    url: withoutQuery(url),
    status: response.status,
    ...(body ? { serverText: body.slice(0, 2000) } : {}),
    headers: tellingHeaders(response),
    ...retryAfter(response),
    ...locationHost(response, url),
  };
}

/** True for a page meant for a browser, by its type or its first tag. */
export function isHtml(response: Response, body: string): boolean {
  return (
    /\bhtml\b/i.test(response.headers.get('content-type') ?? '') ||
    /^\s*<(!doctype|html|head|body)\b/i.test(body)
  );
}

/** The JSON in a body; undefined when it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The headers that help to find a cause; what a server writes into them is no more trusted than its body. */
const telling: readonly string[] = [
  'content-type',
  'correlationid',
  'date',
  'icstatusdescription',
  'retry-after',
  'server',
  'via',
  'www-authenticate',
];

function tellingHeaders({ headers }: Response): Readonly<Record<string, string>> {
  return Object.fromEntries(
    telling.flatMap((name) => {
      const value = headers.get(name);
      return value ? [[name, value.slice(0, 500)]] : [];
    }),
  );
}

/** The server's clock in a `Date` header, in milliseconds since 1970. */
export function dateOf(response: Response): number | undefined {
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : date;
}

function retryAfter(response: Response): { retryAfterSeconds?: number } {
  const value = response.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(value) ? { retryAfterSeconds: Number(value) } : {};
}

function locationHost(response: Response, url: string): { locationHost?: string } {
  const location = response.headers.get('location');
  return location && URL.canParse(location, url) ? { locationHost: new URL(location, url).hostname } : {};
}
