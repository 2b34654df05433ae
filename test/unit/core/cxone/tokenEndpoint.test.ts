import assert from 'node:assert/strict';
import { environments, issuerOf } from '../../../../src/core/cxone/clouds';
import { regionCatalog } from '../../../../src/core/cxone/regions';
import { tokenEndpointOf } from '../../../../src/core/cxone/tokenEndpoint';
import type { Tenant } from '../../../../src/core/tenants/tenant';
import { sampleTenant } from '../samples';

const endpointOf = (fields: Partial<Tenant>, regions: unknown = []) =>
  tokenEndpointOf(sampleTenant(fields), regionCatalog(regions));

describe('tokenEndpointOf', () => {
  describe('client credentials', () => {
    const of = (fields: Partial<Tenant>, regions?: unknown) =>
      endpointOf({ method: 'clientCredentials', ...fields }, regions);

    for (const region of ['euw1', 'usw2', 'use1', 'unheard-of']) {
      it(`builds the URL from ${region}`, () => {
        assert.deepEqual(of({ region }), { url: `https://platform.${region}.api.nicecxone.com/oauth/token` });
      });
    }

    it("prefers the region's own token URL", () => {
      const regions = [{ id: 'euw1', tokenUrl: 'https://region.example/token' }];
      assert.deepEqual(of({ region: 'euw1' }, regions), { url: 'https://region.example/token' });
      assert.deepEqual(of({ region: 'usw2' }, regions), {
        url: 'https://platform.usw2.api.nicecxone.com/oauth/token',
      });
    });

    it("prefers the tenant's token URL to everything", () => {
      const regions = [{ id: 'euw1', tokenUrl: 'https://region.example/token' }];
      const tokenUrl = 'https://tenant.example/token';
      assert.deepEqual(of({ region: 'euw1', tokenUrl }, regions), { url: tokenUrl });
    });
  });

  describe('access key', () => {
    for (const environment of environments.filter((name) => name !== 'custom')) {
      it(`asks the issuer of ${environment}, whatever the region`, () => {
        assert.deepEqual(endpointOf({ environment, region: 'eu1' }), { issuer: issuerOf(environment) });
      });
    }

    it('asks a different issuer in every cloud', () => {
      const issuers = environments.filter((name) => name !== 'custom').map(issuerOf);
      assert.equal(new Set(issuers).size, 5);
      assert.ok(issuers.every((issuer) => issuer?.startsWith('https://')));
      assert.equal(issuers[0], 'https://cxone.niceincontact.com');
    });

    const regions = [
      { id: 'by-issuer', issuer: 'https://region.example' },
      { id: 'by-url', issuer: 'https://region.example', tokenUrl: 'https://region.example/token' },
    ];

    it("prefers the region's issuer to the cloud's, and its token URL to both", () => {
      assert.deepEqual(endpointOf({ region: 'by-issuer' }, regions), { issuer: 'https://region.example' });
      assert.deepEqual(endpointOf({ region: 'by-url' }, regions), { url: 'https://region.example/token' });
    });

    it("prefers the tenant's issuer to all of the region's", () => {
      const tenant = { environment: 'custom', issuer: 'https://tenant.example' } as const;
      for (const region of ['by-issuer', 'by-url'])
        assert.deepEqual(endpointOf({ ...tenant, region }, regions), { issuer: 'https://tenant.example' });
    });

    it("prefers the tenant's token URL to its issuer", () => {
      const tenant = { environment: 'custom', issuer: 'https://tenant.example' } as const;
      const tokenUrl = 'https://tenant.example/token';
      assert.deepEqual(endpointOf({ ...tenant, tokenUrl, region: 'by-url' }, regions), { url: tokenUrl });
    });
  });
});
