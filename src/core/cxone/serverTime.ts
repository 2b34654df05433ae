import * as v from 'valibot';
import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { attempt, type Failed } from './attempt';
import { answerFailure, dateOf, parseJson, readBody } from './body';
import { joinUrl, serverTimePath } from './url';

/** What the API made of a token. */
export interface ApiAnswer {
  readonly ok: true;
  readonly url: string;
  readonly status: number;
  /** The API's clock, in milliseconds since 1970. */
  readonly time?: number;
  /** The reason of a refusal, which CXone gives in a header only (`icStatusDescription`). */
  readonly reason?: string;
  readonly correlationId?: string;
  /** True for the text with which CXone's API answers a request without `Accept`. */
  readonly lacksAccept: boolean;
}

const answerSchema = v.object({ ServerTime: v.string() });

/** Asks the API for its time with a token. Rejects only when the caller cancelled. */
export function askServerTime(
  apiBaseUrl: string,
  token: Secret,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<ApiAnswer | Failed> {
  const url = joinUrl(apiBaseUrl, serverTimePath);
  return attempt<ApiAnswer | Failed>(url, signal, async () => {
    const headers = { authorization: `Bearer ${token.reveal()}`, accept: 'application/json' };
    const response = await fetch(url, { method: 'GET', headers, signal });
    if (response.status >= 300 && response.status < 400) {
      return { ok: false, failure: answerFailure('redirected', response, url) };
    }
    const body = await readBody(response, url, signal);
    if (typeof body !== 'string') return { ok: false, failure: body };
    const parsed = v.safeParse(answerSchema, parseJson(body));
    const time = parsed.success ? Date.parse(parsed.output.ServerTime) : (dateOf(response) ?? Number.NaN);
    const reason = response.headers.get('icstatusdescription');
    const correlationId = response.headers.get('correlationid');
    return {
      ok: true,
      url,
      status: response.status,
      ...(Number.isNaN(time) ? {} : { time }),
      ...(reason ? { reason } : {}),
      ...(correlationId ? { correlationId } : {}),
      lacksAccept: /no known way to render data/i.test(body),
    };
  });
}
