import type { Environment } from '../cxone/clouds';
import type { CredentialName } from './credentials';

/** The ways to get a token, by the names of the setting. */
export const methods = [
  'accessKey',
  'regionalAccessKey',
  'clientCredentials',
  'digital',
  'authorizationCode',
] as const;
export type Method = (typeof methods)[number];

export const clientAuthentications = ['auto', 'basic', 'post'] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

/** One CXone tenant as the user described it; never with a secret in it. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
  readonly issuer?: string;
  readonly region?: string;
  readonly method: Method;
  readonly clientAuthentication: ClientAuthentication;
  readonly tokenUrl?: string;
  readonly scope?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly production?: boolean;
}

/** The credentials each method cannot do without. */
export const requiredCredentials: Record<Method, readonly CredentialName[]> = {
  accessKey: ['clientId', 'clientSecret', 'accessKeyId', 'accessKeySecret'],
  regionalAccessKey: ['accessKeyId', 'accessKeySecret'],
  clientCredentials: ['clientId', 'clientSecret'],
  digital: ['clientId', 'clientSecret'],
  authorizationCode: ['clientId'],
};

/** The credentials a method uses when they are there: public clients have no secret. */
export const optionalCredentials: Partial<Record<Method, readonly CredentialName[]>> = {
  authorizationCode: ['clientSecret', 'redirectUri'],
};

/** The methods whose host a region picks. */
export const regionalMethods: ReadonlySet<Method> = new Set([
  'regionalAccessKey',
  'clientCredentials',
  'digital',
]);

/** An id made from a name, not among the taken ones: lower case, words joined by `-`. */
export function tenantIdFrom(name: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const slug =
    name
      .normalize('NFKD')
      .replace(/\p{Mark}+/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'tenant';
  for (let n = 1; ; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    if (!taken.has(id)) return id;
  }
}
