import * as v from 'valibot';
import type { Fetch } from '../ports';
import { attempt, type Failed } from './attempt';
import { answerFailure, dateOf, isHtml, parseJson, readBody } from './body';
import { withoutQuery } from './failure';
import { discoveryPath, isAllowedUrl, joinUrl } from './url';

const url = v.pipe(v.string(), v.check(isAllowedUrl));
const documentSchema = v.object({
  issuer: v.string(),
  token_endpoint: url,
  authorization_endpoint: v.fallback(v.optional(url), undefined),
  token_endpoint_auth_methods_supported: v.fallback(v.optional(v.array(v.string())), undefined),
});

/** What an issuer says of itself (OpenID Connect Discovery 1.0). */
export interface IssuerDocument {
  readonly issuer: string;
  readonly tokenUrl: string;
  readonly authorizationUrl?: string;
  readonly authenticationMethods?: readonly string[];
}

export type Discovery =
  | {
      readonly ok: true;
      readonly document: IssuerDocument;
      /** The server's clock, in milliseconds since 1970. */
      readonly date?: number;
    }
  | Failed;

/** Reads the discovery document of an issuer; it must be about the issuer asked. Rejects only when the caller cancelled. */
export function discover(issuer: string, fetch: Fetch, signal: AbortSignal): Promise<Discovery> {
  const url = joinUrl(issuer, discoveryPath);
  return attempt<Discovery>(url, signal, async () => {
    const answer = await fetchJson(url, fetch, signal);
    if (!answer.ok) return answer;
    const parsed = v.safeParse(documentSchema, answer.json);
    if (!parsed.success) return { ok: false, failure: answerFailure('not-json', answer.response, url) };
    const { output } = parsed;
    if (withoutSlash(output.issuer) !== withoutSlash(issuer)) {
      return {
        ok: false,
        failure: { kind: 'no-token-endpoint', url: withoutQuery(url), problem: 'issuer-mismatch' },
      };
    }
    const date = dateOf(answer.response);
    return { ok: true, document: documentOf(output), ...(date === undefined ? {} : { date }) };
  });
}

/** GETs JSON without credentials; anything else is a failure. */
export async function fetchJson(
  url: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly json: unknown; readonly response: Response } | Failed> {
  const response = await fetch(url, { method: 'GET', headers: { accept: 'application/json' }, signal });
  const body = await readBody(response, url, signal);
  if (typeof body !== 'string') return { ok: false, failure: body };
  const fail = (problem: 'redirected' | 'html' | 'status' | 'not-json'): Failed => ({
    ok: false,
    failure: answerFailure(problem, response, url, body),
  });
  if (response.status >= 300 && response.status < 400) return fail('redirected');
  const json = parseJson(body);
  if (response.ok && json !== undefined) return { ok: true, json, response };
  if (isHtml(response, body)) return fail('html');
  return fail(response.ok ? 'not-json' : 'status');
}

function documentOf(output: v.InferOutput<typeof documentSchema>): IssuerDocument {
  const { issuer, token_endpoint, authorization_endpoint, token_endpoint_auth_methods_supported } = output;
  return {
    issuer,
    tokenUrl: token_endpoint,
    ...(authorization_endpoint === undefined ? {} : { authorizationUrl: authorization_endpoint }),
    ...(token_endpoint_auth_methods_supported === undefined
      ? {}
      : { authenticationMethods: token_endpoint_auth_methods_supported }),
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
