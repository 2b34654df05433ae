import type { IncomingMessage } from 'node:http';
import { type RecordedAuthorization, readAuthorization } from './authorization';
import type { Place } from './behaviour';

/** A request as it arrived, with the parts that assertions ask for taken apart. */
export interface RecordedRequest {
  readonly place: Place;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case; a header sent twice is joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly authorization?: RecordedAuthorization;
  readonly body: string;
  /** The fields of a form-urlencoded body, decoded once; of a repeated field the last. */
  readonly form?: Readonly<Record<string, string>>;
  /** The value of a JSON body, when it parses. */
  readonly json?: unknown;
  /** When it arrived, ISO 8601. */
  readonly time: string;
}

/** Reads a whole request; resolves once its body has arrived. */
export async function recordRequest(place: Place, incoming: IncomingMessage): Promise<RecordedRequest> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://stand-in.invalid');
  const time = new Date().toISOString();
  const headers = joinHeaders(incoming);
  const body = await readBody(incoming);
  const authorization = readAuthorization(headers.authorization);
  return {
    place,
    method: incoming.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers,
    ...(authorization && { authorization }),
    body,
    ...readFields(headers['content-type'] ?? '', body),
    time,
  };
}

function joinHeaders(incoming: IncomingMessage): Record<string, string> {
  const entries = Object.entries(incoming.headersDistinct);
  return Object.fromEntries(entries.map(([name, values]) => [name, (values ?? []).join(', ')]));
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function readFields(contentType: string, body: string): Pick<RecordedRequest, 'form' | 'json'> {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return { form: Object.fromEntries(new URLSearchParams(body)) };
  }
  if (!/^application\/json\b/i.test(contentType)) return {};
  try {
    return { json: JSON.parse(body) };
  } catch {
    return {};
  }
}
