export { type Client, clients } from './clients';

/** A customer's tenant: where it lives and what its tokens say about it. */
export interface Tenant {
  readonly tenantId: string;
  readonly name: string;
  readonly area: string;
  readonly cluster: string;
  readonly businessUnit: number;
}

/** Invented tenants, one per area that the tests need. */
export const tenants = {
  na1: {
    tenantId: '11111111-aaaa-4aaa-8aaa-000000000001',
    name: 'invented_acme',
    area: 'na1',
    cluster: 'B32',
    businessUnit: 4_600_001,
  },
  eu1: {
    tenantId: '22222222-bbbb-4bbb-8bbb-000000000002',
    name: 'invented_globex',
    area: 'eu1',
    cluster: 'E31',
    businessUnit: -2_147_000_002,
  },
} as const satisfies Record<string, Tenant>;

/** An access key with the user who owns it. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly tenant: Tenant;
  readonly owner: Person;
}

/** A user of a tenant; `sub` and `login` name the same person to tokens and to the login page. */
export interface Person {
  readonly sub: string;
  readonly login: string;
  readonly password: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** Invented users, one per tenant. */
export const people = {
  na1: {
    sub: 'user:33333333-cccc-4ccc-8ccc-000000000001',
    login: 'ines.vented@acme.example',
    password: 'invented-password-na1',
    givenName: 'Ines',
    familyName: 'Vented',
  },
  eu1: {
    sub: 'user:44444444-dddd-4ddd-8ddd-000000000002',
    login: 'ida.magined@globex.example',
    password: 'invented-password-eu1',
    givenName: 'Ida',
    familyName: 'Magined',
  },
} as const satisfies Record<string, Person>;

/** Invented access keys in the shape CXone generates: 52 base32 characters and `====`, id and secret alike. */
export const accessKeys = {
  na1: {
    id: inventedKey('ACCESSKEYIDFORNA'),
    secret: inventedKey('ACCESSKEYSECRETFORNA'),
    tenant: tenants.na1,
    owner: people.na1,
  },
  eu1: {
    id: inventedKey('ACCESSKEYIDFOREU'),
    secret: inventedKey('ACCESSKEYSECRETFOREU'),
    tenant: tenants.eu1,
    owner: people.eu1,
  },
} as const satisfies Record<string, AccessKey>;

function inventedKey(words: string): string {
  return `${`INVENTED${words}`.padEnd(52, 'X')}====`;
}
