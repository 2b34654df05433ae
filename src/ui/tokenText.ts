import type { Region } from '../core/cxone/regions';
import { joinUrl } from '../core/cxone/url';
import { Secret } from '../core/secret';
import type { Tenant } from '../core/tenants/tenant';
import type { Token } from '../core/token/token';
import type { Form } from './destination';

/** Answers with the time: the cheapest request that needs a token. */
const serverTimePath = 'inContactAPI/services/v34.0/server-time';

/** A token in the form that is pasted elsewhere. */
export function tokenText(token: Token, form: Form, tenant: Tenant, regions: readonly Region[]): Secret {
  const value = token.accessToken.reveal();
  switch (form) {
    case 'token':
      return new Secret(value);
    case 'header':
      return new Secret(`Authorization: Bearer ${value}`);
    case 'curl':
      return new Secret(
        `curl -H "Authorization: Bearer ${value}" -H "Accept: application/json" "${exampleUrl(tenant, regions)}"`,
      );
    case 'json':
      return new Secret(JSON.stringify(json(token), null, 2));
  }
}

function json({ accessToken, obtainedAt, endsAt }: Token): object {
  return {
    access_token: accessToken.reveal(),
    token_type: 'Bearer',
    expires_in: Math.round((endsAt - obtainedAt) / 1000),
    expires_at: new Date(endsAt).toISOString(),
  };
}

function exampleUrl(tenant: Tenant, regions: readonly Region[]): string {
  const region = regions.find(({ id }) => id === tenant.region);
  return joinUrl(
    region?.apiBaseUrl ?? `https://api-${tenant.region ?? 'na1'}.niceincontact.com`,
    serverTimePath,
  );
}
