import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Secret } from '../secret';
import { type Credentials, writeCredentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';
import type { Token } from './token';

/** A token together with what it was obtained for, so that a change of tenant or credentials makes it void. */
export interface StoredToken extends Token {
  readonly obtainedFor: string;
}

const schema = v.object({
  version: v.literal(1),
  accessToken: v.string(),
  obtainedAt: v.number(),
  endsAt: v.number(),
  obtainedFor: v.string(),
  refreshToken: v.optional(v.string()),
  home: v.optional(v.object({ issuer: v.string(), tenantId: v.string() })),
});

/** Reads what `writeStoredToken` wrote; undefined for anything else. */
export function readStoredToken(text: string | undefined): StoredToken | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    if (!parsed.success) return undefined;
    const { version: _, accessToken, refreshToken, home, ...rest } = parsed.output;
    return {
      ...rest,
      accessToken: new Secret(accessToken),
      ...(refreshToken === undefined ? {} : { refreshToken: new Secret(refreshToken) }),
      ...(home === undefined ? {} : { home }),
    };
  } catch {
    return undefined;
  }
}

/** The text that goes into SecretStorage, and nowhere else. */
export function writeStoredToken({ accessToken, refreshToken, ...rest }: StoredToken): string {
  const secrets = { accessToken: accessToken.reveal(), refreshToken: refreshToken?.reveal() };
  return JSON.stringify({ version: 1, ...rest, ...secrets });
}

/** A fingerprint of everything that decides which token a tenant gets; its name and marks do not. */
export function requestFingerprint(tenant: Tenant, credentials: Credentials): string {
  const { name: _name, production: _production, ...rest } = tenant;
  const parts = JSON.stringify([
    Object.entries(rest).sort(),
    Object.entries(writeCredentials(credentials)).sort(),
  ]);
  return createHash('sha256').update(parts).digest('base64url');
}
