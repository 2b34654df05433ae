import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { requestWithJson } from './jsonRequest';
import type { TokenOutcome } from './tokenAnswer';

export interface RegionalAccessKeyRequest {
  readonly tokenUrl: string;
  readonly accessKeyId: Secret;
  readonly accessKeySecret: Secret;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token for the owner of an access key, from the host of a region, without a registered app (NICE's API reference). */
export function exchangeRegionalAccessKey(
  { tokenUrl, accessKeyId, accessKeySecret, headers }: RegionalAccessKeyRequest,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const body = { accessKeyId: accessKeyId.reveal(), accessKeySecret: accessKeySecret.reveal() };
  return requestWithJson(tokenUrl, body, headers, fetch, signal);
}

/** A new token for a refresh token of that endpoint, at its sibling that names every field differently. */
export function refreshRegionalToken(
  tokenUrl: string,
  refreshToken: Secret,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  return requestWithJson(refreshUrl(tokenUrl), { token: refreshToken.reveal() }, undefined, fetch, signal);
}

/** Where the access keys of a region are taken. */
export function regionalTokenUrl(region: string): string {
  return `https://${region}.nice-incontact.com/authentication/v1/token/access-key`;
}

function refreshUrl(tokenUrl: string): string {
  return new URL('/public/user/refresh', tokenUrl).href;
}
