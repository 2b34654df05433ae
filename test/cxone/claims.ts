import { type AccessKey, accessKeys } from './people';

/** The issuer that access tokens name: at CXone another host than the issuer that gave them out. */
export const accessTokenIssuer = 'https://auth.stand-in.invalid';

/** What a CXone access token says about its user, beside the registered claims. */
export function accessTokenClaims({ tenant, owner }: AccessKey) {
  return {
    icBUId: tenant.businessUnit,
    icClusterId: tenant.cluster,
    icAgentId: '1234567',
    icSPId: '1',
    tenantId: tenant.tenantId,
    tenant: tenant.name,
    name: owner.login,
    given_name: owner.givenName,
    family_name: owner.familyName,
    role: { legacyId: 'Administrator' },
    views: {},
  };
}

/** What a CXone id token says: above all the tenant, so that nobody has to type its id. */
export function idTokenClaims({ tenant, owner }: AccessKey) {
  return {
    sub: owner.sub,
    tenantId: tenant.tenantId,
    name: owner.login,
    given_name: owner.givenName,
    family_name: owner.familyName,
  };
}

/** The key of the user whom tokens call `sub`. */
export function findKeyOf(sub: string): AccessKey | undefined {
  return Object.values<AccessKey>(accessKeys).find(({ owner }) => owner.sub === sub);
}

/** The access key with this id and secret, both exact. */
export function findAccessKey(id: unknown, secret: unknown): AccessKey | undefined {
  return Object.values<AccessKey>(accessKeys).find((key) => key.id === id && key.secret === secret);
}
