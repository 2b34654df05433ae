import type { Tenant } from '../tenants/tenant';
import { issuerOf } from './clouds';
import { digitalTokenUrl } from './digital';
import { regionalTokenUrl } from './regionalAccessKey';
import type { Region } from './regions';

/** Where a tenant's token request goes: a known URL, or an issuer whose discovery document says. */
export type TokenEndpoint = { readonly url: string } | { readonly issuer: string };

/** The endpoint a valid tenant's settings lead to. */
export function tokenEndpointOf(tenant: Tenant, regions: readonly Region[]): TokenEndpoint {
  const region = regions.find(({ id }) => id === tenant.region);
  const issuer = { issuer: tenant.issuer ?? region?.issuer ?? issuerOf(tenant.environment) ?? '' };
  // a login needs the authorization endpoint too, which only the issuer names
  if (tenant.method === 'authorizationCode') return issuer;
  if (tenant.tokenUrl) return { url: tenant.tokenUrl };
  const area = tenant.region ?? '';
  switch (tenant.method) {
    case 'clientCredentials':
      return { url: region?.tokenUrl ?? platformTokenUrl(area) };
    case 'regionalAccessKey':
      return { url: region?.tokenUrl ?? regionalTokenUrl(area) };
    case 'digital':
      return { url: region?.tokenUrl ?? digitalTokenUrl(area) };
    case 'accessKey':
      return region?.tokenUrl && !tenant.issuer ? { url: region.tokenUrl } : issuer;
  }
}

/** The token URL people build from a region name; no NICE document names this host. */
function platformTokenUrl(region: string): string {
  return `https://platform.${region}.api.nicecxone.com/oauth/token`;
}

/** The token URL that a region alone leads to, for the methods that pick their host by region. */
export function regionalUrlOf(method: Tenant['method'], region: string): string | undefined {
  switch (method) {
    case 'clientCredentials':
      return platformTokenUrl(region);
    case 'regionalAccessKey':
      return regionalTokenUrl(region);
    case 'digital':
      return digitalTokenUrl(region);
    default:
      return undefined;
  }
}
