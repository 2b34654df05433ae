import { sendError, sendJson } from './answer';
import { type Tenant, tenants } from './people';
import type { Route } from './route';
import type { StandInState } from './state';

/** `cxone-configuration`, which tells without authentication where a tenant lives; 404 for unknown ones. */
export function tenantConfigurationRoute({ origin }: StandInState): Route {
  return {
    method: 'GET',
    path: /^\/\.well-known\/cxone-configuration$/,
    place: 'tenantConfiguration',
    handle({ query }, response) {
      const tenant = Object.values<Tenant>(tenants).find(({ tenantId }) => tenantId === query.tenantId);
      if (!tenant) return sendError(response, 404, 'not_found', 'Unknown tenant');
      sendJson(response, 200, describeTenant(tenant, origin));
    },
  };
}

/** The fields of CXone's document; the endpoints are the stand-in's own. */
function describeTenant({ tenantId, area, cluster }: Tenant, origin: string) {
  return {
    private: false,
    area,
    cluster,
    domain: 'niceincontact.com',
    acdDomain: 'nice-incontact.com',
    uhDomain: 'nice-incontact.com',
    ui_endpoint: origin,
    auth_endpoint: origin,
    api_endpoint: origin,
    tenantId,
  };
}
