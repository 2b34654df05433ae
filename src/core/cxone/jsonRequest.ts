import type { Fetch } from '../ports';
import { attempt } from './attempt';
import { readTokenAnswer, type TokenOutcome } from './tokenAnswer';

/** Sends one token request as JSON, for the endpoints that are not OAuth; rejects only when the caller cancelled. */
export function requestWithJson(
  tokenUrl: string,
  body: object,
  headers: Readonly<Record<string, string>> | undefined,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  return attempt(tokenUrl, signal, async () => {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    return readTokenAnswer(response, tokenUrl, signal);
  });
}
