import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { requestWithJson } from './jsonRequest';
import type { TokenOutcome } from './tokenAnswer';

export interface DigitalRequest {
  readonly tokenUrl: string;
  readonly clientId: Secret;
  readonly clientSecret: Secret;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token for Digital Experience keys: client credentials as JSON (CXone Digital's API reference). */
export function exchangeDigital(
  { tokenUrl, clientId, clientSecret, headers }: DigitalRequest,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const body = {
    grant_type: 'client_credentials',
    client_id: clientId.reveal(),
    client_secret: clientSecret.reveal(),
  };
  return requestWithJson(tokenUrl, body, headers, fetch, signal);
}

/** Where Digital keys of a region are taken. */
export function digitalTokenUrl(region: string): string {
  return `https://api-de-${region}.niceincontact.com/engager/2.0/token`;
}
