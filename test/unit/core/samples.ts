import { Secret } from '../../../src/core/secret';
import type { CredentialName, Credentials } from '../../../src/core/tenants/credentials';
import type { Tenant } from '../../../src/core/tenants/tenant';
import { accessKeys, type Client, clients } from '../../cxone/people';

/** A valid tenant, with the named fields instead of its own. */
export function sampleTenant(fields: Partial<Tenant> = {}): Tenant {
  return {
    id: 'acme',
    name: 'Acme',
    environment: 'commercial',
    method: 'accessKey',
    clientAuthentication: 'auto',
    ...fields,
  };
}

export function secretsOf(values: Partial<Record<CredentialName, string>>): Credentials {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, new Secret(value)]));
}

/** What a user of the stand-in enters: a registered app and, unless told otherwise, the access key of na1. */
export function credentialsOf(
  client: Pick<Client, 'id' | 'secret'> = clients.basic,
  key: { readonly id: string; readonly secret: string } = accessKeys.na1,
): Credentials {
  return secretsOf({
    clientId: client.id,
    clientSecret: client.secret,
    accessKeyId: key.id,
    accessKeySecret: key.secret,
  });
}

/** A JWT that says these claims and is signed by nobody. */
export function unsignedJwt(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}
