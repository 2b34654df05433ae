import { type ClientAuth, ClientSecretPost } from 'oauth4webapi';
import type { Secret } from '../secret';

/** How a registered app proves itself: RFC 6749 2.3.1. */
export type ClientAuthenticationMethod = 'basic' | 'post';

/** Puts client id and secret into a token request. */
export function clientAuthentication(method: ClientAuthenticationMethod, secret: Secret): ClientAuth {
  return method === 'post' ? ClientSecretPost(secret.reveal()) : basic(secret);
}

/** Basic with id and secret form-encoded first, as RFC 6749 2.3.1 and CXone's OpenAPI want; UUIDs stay as they are. */
function basic(secret: Secret): ClientAuth {
  return (_server, client, _body, headers) => {
    const pair = `${formEncode(client.client_id)}:${formEncode(secret.reveal())}`;
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
  };
}

/** One value as `application/x-www-form-urlencoded` writes it. */
function formEncode(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}
