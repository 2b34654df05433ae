import { basicHeader } from '../../cxone/authorization';
import { accessKeys, type Client } from '../../cxone/people';
import type { StandIn } from '../../cxone/standIn';

/** An answer with its body read; `json` is undefined where the body is none. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: assertions compare whatever came
  readonly json: any;
}

/** Sends a request with plain fetch and reads the whole answer; redirects are not followed. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

/** Posts fields as a form. */
export function postForm(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return ask(url, { method: 'POST', body: new URLSearchParams(fields), headers });
}

/** Posts a value as JSON. */
export function postJson(url: string, value: unknown, headers: Record<string, string> = {}) {
  const body = JSON.stringify(value);
  return ask(url, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
}

/** The Authorization header of a client that authenticates by Basic. */
export function basic(client: Client): Record<string, string> {
  return { Authorization: basicHeader(client) };
}

/** The form fields of a client that authenticates by post. */
export function post({ id, secret }: Client): Record<string, string> {
  return { client_id: id, client_secret: secret };
}

/** The form fields that exchange an access key. */
export function passwordGrant({ id, secret }: { id: string; secret: string } = accessKeys.na1) {
  return { grant_type: 'password', username: id, password: secret };
}

/** Calls the ACD's server time with a token. */
export function askServerTime({ apiBaseUrl }: StandIn, token: string, headers: Record<string, string> = {}) {
  const url = `${apiBaseUrl}/inContactAPI/services/v34.0/server-time`;
  return ask(url, { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', ...headers } });
}

/** The claims of a JWT, its signature unseen. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
