import { claimsOf } from './jwt';
import { isAllowedUrl } from './url';

/** Where a tenant's configuration is asked for, as its id token says. */
export interface TenantHome {
  readonly issuer: string;
  readonly tenantId: string;
}

/** The issuer and tenant id in an id token; the access token's `iss` is another host (NICE's discovery guide). */
export function tenantHomeOf(idToken: string | undefined): TenantHome | undefined {
  const { iss, tenantId } = (idToken && claimsOf(idToken)) || {};
  const isUsable =
    typeof iss === 'string' && isAllowedUrl(iss) && typeof tenantId === 'string' && tenantId !== '';
  return isUsable ? { issuer: iss, tenantId } : undefined;
}
