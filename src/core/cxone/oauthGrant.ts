import {
  allowInsecureRequests,
  type ClientAuth,
  customFetch,
  genericTokenEndpointRequest,
} from 'oauth4webapi';
import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { attempt } from './attempt';
import { readTokenAnswer, type TokenOutcome } from './tokenAnswer';

export interface Grant {
  readonly tokenUrl: string;
  readonly grantType: string;
  readonly clientId: Secret;
  readonly authentication: ClientAuth;
  readonly parameters: Record<string, string>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one RFC 6749 token request as a form and reads the answer; rejects only when the caller cancelled. */
export function requestGrant(grant: Grant, fetch: Fetch, signal: AbortSignal): Promise<TokenOutcome> {
  const { tokenUrl } = grant;
  return attempt(tokenUrl, signal, async () => {
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
        // `attempt` lets http through for this machine only
        [allowInsecureRequests]: true,
      },
    );
    return readTokenAnswer(response, tokenUrl, signal);
  });
}
