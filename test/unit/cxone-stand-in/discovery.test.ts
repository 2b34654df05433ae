import assert from 'node:assert/strict';
import { tenants } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { ask } from './asking';

describe('CXone stand-in: discovery', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.close());

  it('does not know a tenant it never heard of, nor a request without one', async () => {
    const url = `${standIn.issuer}/.well-known/cxone-configuration`;
    assert.equal((await ask(`${url}?tenantId=55555555-eeee-4eee-8eee-000000000009`)).status, 404);
    assert.equal((await ask(url)).status, 404);
  });

  it('tells where a tenant lives', async () => {
    const { tenantId } = tenants.na1;
    const { status, json } = await ask(
      `${standIn.issuer}/.well-known/cxone-configuration?tenantId=${tenantId}`,
    );
    assert.equal(status, 200);
    assert.deepEqual(json, {
      private: false,
      area: 'na1',
      cluster: 'B32',
      domain: 'niceincontact.com',
      acdDomain: 'nice-incontact.com',
      uhDomain: 'nice-incontact.com',
      ui_endpoint: standIn.origin,
      auth_endpoint: standIn.origin,
      api_endpoint: standIn.apiBaseUrl,
      tenantId,
    });
  });

  it('lists its endpoints, and no grant types', async () => {
    const { json } = await ask(`${standIn.issuer}/.well-known/openid-configuration`);
    assert.equal(json.issuer, standIn.issuer);
    assert.equal(json.token_endpoint, `${standIn.issuer}/auth/token`);
    assert.equal(json.jwks_uri, `${standIn.issuer}/auth/jwks`);
    assert.equal(json.authorization_endpoint, `${standIn.issuer}/auth/authorize`);
    assert.deepEqual(json.token_endpoint_auth_methods_supported, [
      'client_secret_basic',
      'client_secret_post',
    ]);
    assert.equal('grant_types_supported' in json, false);
  });

  it('publishes the public half of its key only', async () => {
    const { json } = await ask(`${standIn.issuer}/auth/jwks`);
    const { alg, kty, use } = json.keys[0];
    assert.deepEqual({ alg, kty, use }, { alg: 'RS256', kty: 'RSA', use: 'sig' });
    assert.equal('d' in json.keys[0], false);
  });
});
