import assert from 'node:assert/strict';
import type { Workbench } from '../workbench';

export interface AccessKeyTenant {
  readonly name: string;
  readonly issuer: string;
  readonly region: string;
  readonly client: { readonly id: string; readonly secret: string };
  readonly accessKey: { readonly id: string; readonly secret: string };
}

/** Goes through the steps of Add Tenant, already open, for a tenant with an access key. */
export async function addAccessKeyTenant(workbench: Workbench, tenant: AccessKeyTenant): Promise<void> {
  const { quickInput } = workbench;
  await quickInput.shows('What do you call this tenant?');
  await quickInput.type(tenant.name);
  await quickInput.accept();
  await quickInput.shows('In which CXone cloud');
  await quickInput.back();
  assert.equal((await quickInput.shows('What do you call')).value, tenant.name, 'going back lost the name');
  await quickInput.accept();
  await quickInput.shows('In which CXone cloud');
  await quickInput.pick('Custom issuer');
  await quickInput.shows('How does the tenant get its tokens?');
  await quickInput.pick('Access key');
  await quickInput.shows('Address of the issuer');
  await quickInput.type('http://cxone.example');
  await quickInput.accept();
  assert.equal((await quickInput.shows('starts with https://')).severity, 'error');
  await quickInput.type(tenant.issuer);
  await quickInput.accept();
  await quickInput.shows('In which region');
  await quickInput.pick(tenant.region);
  for (const [label, value, isMasked] of [
    ['Client id', tenant.client.id, false],
    ['Client secret', tenant.client.secret, true],
    ['Access key id', tenant.accessKey.id, true],
    ['Access key secret', tenant.accessKey.secret, true],
  ] as const) {
    assert.equal((await quickInput.shows(label)).password, isMasked, label);
    await quickInput.type(value);
    await quickInput.accept();
  }
  await quickInput.shows('Save the tenant');
  await workbench.screenshot('add-tenant');
  await quickInput.pick('Save and get a first token');
}
