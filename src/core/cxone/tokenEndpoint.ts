import type { Tenant } from '../tenants/tenant';
import { issuerOf } from './clouds';
import type { Region } from './regions';

/** Where a tenant's token request goes: a known URL, or an issuer whose discovery document says. */
export type TokenEndpoint = { readonly url: string } | { readonly issuer: string };

/** The endpoint a valid tenant's settings lead to. */
export function tokenEndpointOf(tenant: Tenant, regions: readonly Region[]): TokenEndpoint {
  if (tenant.tokenUrl) return { url: tenant.tokenUrl };
  const region = regions.find(({ id }) => id === tenant.region);
  if (tenant.method === 'clientCredentials') {
    return { url: region?.tokenUrl ?? platformTokenUrl(tenant.region ?? '') };
  }
  if (tenant.issuer) return { issuer: tenant.issuer };
  if (region?.tokenUrl) return { url: region.tokenUrl };
  return { issuer: region?.issuer ?? issuerOf(tenant.environment) ?? '' };
}

/** The token URL people build from a region name; no NICE document names this host. */
export function platformTokenUrl(region: string): string {
  return `https://platform.${region}.api.nicecxone.com/oauth/token`;
}
