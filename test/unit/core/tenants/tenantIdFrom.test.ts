import assert from 'node:assert/strict';
import { tenantIdFrom } from '../../../../src/core/tenants/tenant';

describe('tenantIdFrom', () => {
  const ids: [name: string, id: string][] = [
    ['Acme production', 'acme-production'],
    ['  --Acme / EU (1)--  ', 'acme-eu-1'],
    ['Società Élan', 'societa-elan'],
    ['acme_prod', 'acme-prod'],
    ['日本', 'tenant'],
    ['!!!', 'tenant'],
  ];
  for (const [name, id] of ids)
    it(`makes ${id} of "${name}"`, () => assert.equal(tenantIdFrom(name, new Set()), id));

  it('counts up past the taken ones', () => {
    assert.equal(tenantIdFrom('Acme', new Set(['acme', 'acme-2', 'acme-4'])), 'acme-3');
    assert.equal(tenantIdFrom('日本', new Set(['tenant'])), 'tenant-2');
  });
});
