import { type ClientAuth, ClientSecretPost, None } from 'oauth4webapi';
import type { Secret } from '../secret';
import type { Tenant } from '../tenants/tenant';

/** How an app proves itself: RFC 6749 2.3.1, and Basic without the encoding that some clients and servers leave out. */
export type ClientAuthenticationMethod = 'basic' | 'basic-raw' | 'post';

/** Puts client id and secret into a token request; without a secret the client is public and names itself only. */
export function clientAuthentication(
  method: ClientAuthenticationMethod,
  secret: Secret | undefined,
): ClientAuth {
  if (!secret) return None();
  if (method === 'post') return ClientSecretPost(secret.reveal());
  return basic(secret, method === 'basic' ? formEncode : (value) => value);
}

/**
 * The ways to try, best first. `auto` starts with what worked last, else with the usual one that the issuer supports,
 * and goes on only when a server says `invalid_client`. Raw Basic comes last, and only where it differs.
 */
export function authenticationsToTry(
  tenant: Tenant,
  client: { readonly id: Secret; readonly secret: Secret | undefined },
  known: { readonly supported?: readonly string[]; readonly worked?: ClientAuthenticationMethod | undefined },
): readonly ClientAuthenticationMethod[] {
  const raw = needsEncoding(client) ? (['basic-raw'] as const) : [];
  if (!client.secret) return ['post'];
  if (tenant.clientAuthentication === 'basic') return ['basic', ...raw];
  if (tenant.clientAuthentication === 'post') return ['post'];
  const isPostFirst = tenant.method === 'clientCredentials' || isOnly(known.supported, 'client_secret_post');
  const usual: ClientAuthenticationMethod[] = isPostFirst
    ? ['post', 'basic', ...raw]
    : ['basic', 'post', ...raw];
  const { worked } = known;
  return worked && usual.includes(worked) ? [worked, ...usual.filter((each) => each !== worked)] : usual;
}

function isOnly(supported: readonly string[] | undefined, method: string): boolean {
  return supported?.includes(method) === true && !supported.includes('client_secret_basic');
}

function needsEncoding({
  id,
  secret,
}: {
  readonly id: Secret;
  readonly secret: Secret | undefined;
}): boolean {
  return [id, secret].some((value) => value && formEncode(value.reveal()) !== value.reveal());
}

/** UUIDs stay as they are under this encoding, so that servers which do not decode see them unchanged. */
function basic(secret: Secret, encode: (value: string) => string): ClientAuth {
  return (_server, client, _body, headers) => {
    const pair = `${encode(client.client_id)}:${encode(secret.reveal())}`;
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
  };
}

/** One value as `application/x-www-form-urlencoded` writes it. */
function formEncode(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}
