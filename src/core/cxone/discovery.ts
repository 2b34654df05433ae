import * as v from 'valibot';
import type { Fetch } from '../ports';
import { answerFailure, isHtml, isTimeout, parseJson, readBody } from './body';
import { connectionFailure, type Failure, withoutQuery } from './failure';
import { discoveryPath, isAllowedUrl, joinUrl } from './url';

const documentSchema = v.object({
  issuer: v.string(),
  token_endpoint: v.pipe(v.string(), v.check(isAllowedUrl)),
});

export type Discovery =
  | { readonly ok: true; readonly tokenUrl: string }
  | { readonly ok: false; readonly failure: Failure };

/** Where an issuer takes token requests, from its OpenID discovery document, whose issuer must be the one asked. */
export async function discoverTokenUrl(
  issuer: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Discovery> {
  const url = joinUrl(issuer, discoveryPath);
  try {
    const response = await fetch(url, { method: 'GET', headers: { accept: 'application/json' }, signal });
    const body = await readBody(response, url, signal);
    return typeof body === 'string'
      ? readDocument(response, body, issuer, url)
      : { ok: false, failure: body };
  } catch (error) {
    if (signal.aborted && !isTimeout(signal)) throw error;
    return { ok: false, failure: connectionFailure(error, url) };
  }
}

function readDocument(response: Response, body: string, issuer: string, url: string): Discovery {
  const fail = (failure: Failure): Discovery => ({ ok: false, failure });
  if (response.status >= 300 && response.status < 400)
    return fail(answerFailure('redirected', response, url, body));
  if (!response.ok)
    return fail(answerFailure(isHtml(response, body) ? 'html' : 'status', response, url, body));
  const parsed = v.safeParse(documentSchema, parseJson(body));
  if (!parsed.success)
    return fail(answerFailure(isHtml(response, body) ? 'html' : 'not-json', response, url, body));
  return withoutSlash(parsed.output.issuer) === withoutSlash(issuer)
    ? { ok: true, tokenUrl: parsed.output.token_endpoint }
    : fail({ kind: 'no-token-endpoint', url: withoutQuery(url), problem: 'issuer-mismatch' });
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
