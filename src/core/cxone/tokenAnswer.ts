import * as v from 'valibot';
import { answerFailure, isHtml, parseJson, readBody } from './body';
import type { AnswerProblem, Failure } from './failure';

/** What a token endpoint gave. */
export interface TokenAnswer {
  readonly accessToken: string;
  /** Lifetime in seconds as the server stated it. */
  readonly expiresInSeconds?: number;
  readonly idToken?: string;
  readonly refreshToken?: string;
}

export type TokenOutcome =
  | { readonly ok: true; readonly answer: TokenAnswer }
  | { readonly ok: false; readonly failure: Failure };

/** CXone's regional endpoint sends `expires_in` as a string, so both are read. */
const seconds = v.optional(
  v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]), v.minValue(0)),
);
const optionalText = v.fallback(v.optional(v.string()), undefined);
/** The regional refresh endpoint names its fields differently from everything else. */
const regionalRefreshNames: Readonly<Record<string, string>> = {
  token: 'access_token',
  refreshToken: 'refresh_token',
  tokenExpirationTimeSec: 'expires_in',
};
const answerSchema = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
  token_type: v.optional(v.pipe(v.string(), v.regex(/^bearer$/i))),
  expires_in: v.fallback(seconds, undefined),
  id_token: optionalText,
  refresh_token: optionalText,
});

/** Reads a token answer (RFC 6749 5.1, 5.2) of any status and body kind; rejects only when the caller cancelled. */
export async function readTokenAnswer(
  response: Response,
  url: string,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const body = await readBody(response, url, signal);
  if (typeof body !== 'string') return { ok: false, failure: body };
  const fail = (problem: AnswerProblem, oauthError?: string): TokenOutcome => ({
    ok: false,
    failure: {
      ...answerFailure(problem, response, url, body),
      ...(oauthError ? { oauthError } : {}),
    } as Failure,
  });
  if (response.status >= 300 && response.status < 400) return fail('redirected');
  const json = parseJson(body);
  const parsed = v.safeParse(answerSchema, withUsualNames(json));
  if (response.ok && parsed.success) return { ok: true, answer: answerOf(parsed.output) };
  const oauthError = oauthErrorOf(json);
  if (oauthError) return fail('oauth-error', oauthError);
  if (json === undefined && isHtml(response, body)) return fail('html');
  if (!response.ok) return fail('status');
  return fail(json === undefined ? 'not-json' : 'without-token');
}

function withUsualNames(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || 'access_token' in json) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [regionalRefreshNames[name] ?? name, value]),
  );
}

function answerOf(output: v.InferOutput<typeof answerSchema>): TokenAnswer {
  return {
    accessToken: output.access_token,
    ...(output.expires_in === undefined ? {} : { expiresInSeconds: output.expires_in }),
    ...(output.id_token === undefined ? {} : { idToken: output.id_token }),
    ...(output.refresh_token === undefined ? {} : { refreshToken: output.refresh_token }),
  };
}

/** RFC 6749 5.2 names the errors; they are matched, their descriptions are not. */
function oauthErrorOf(json: unknown): string | undefined {
  const error = typeof json === 'object' && json !== null ? (json as { error?: unknown }).error : undefined;
  return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : undefined;
}
