import {
  allowInsecureRequests,
  type ClientAuth,
  customFetch,
  genericTokenEndpointRequest,
} from 'oauth4webapi';
import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { isTimeout } from './body';
import { connectionFailure, withoutQuery } from './failure';
import { readTokenAnswer, type TokenOutcome } from './tokenAnswer';
import { isAllowedUrl } from './url';

export interface Grant {
  readonly tokenUrl: string;
  readonly grantType: string;
  readonly clientId: Secret;
  readonly authentication: ClientAuth;
  readonly parameters: Record<string, string>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one RFC 6749 token request as a form and reads the answer; rejects only when the caller cancelled. */
export async function requestGrant(grant: Grant, fetch: Fetch, signal: AbortSignal): Promise<TokenOutcome> {
  const { tokenUrl } = grant;
  if (!isAllowedUrl(tokenUrl)) {
    const url = URL.canParse(tokenUrl) ? withoutQuery(tokenUrl) : '';
    return { ok: false, failure: { kind: 'no-token-endpoint', url, problem: 'url-not-allowed' } };
  }
  try {
    const response = await genericTokenEndpointRequest(
      { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl },
      { client_id: grant.clientId.reveal() },
      grant.authentication,
      grant.grantType,
      grant.parameters,
      {
        signal,
        headers: { ...grant.headers },
        [customFetch]: (url, { method, headers, body }) =>
          fetch(url, { method: method as 'POST', headers, body: String(body), signal }),
        // isAllowedUrl lets http through for this machine only
        [allowInsecureRequests]: true,
      },
    );
    return await readTokenAnswer(response, tokenUrl, signal);
  } catch (error) {
    if (signal.aborted && !isTimeout(signal)) throw error;
    return { ok: false, failure: connectionFailure(error, tokenUrl) };
  }
}
