import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accessKeys, clients } from '../cxone/people';
import {
  apiStatus,
  behave,
  forgetEverything,
  importTenants,
  resetStandIn,
  standIn,
  tokenRequests,
} from './support/cxone';
import { fail, succeed } from './support/results';
import { acme, platform } from './support/tenants';

const { na1, eu1 } = accessKeys;

const regional = {
  id: 'regional',
  name: 'Regional',
  region: 'na1',
  method: 'regionalAccessKey',
  tokenUrl: standIn.regionalTokenUrl,
  credentials: { accessKeyId: na1.id, accessKeySecret: na1.secret },
};
const digital = {
  id: 'digital',
  name: 'Digital',
  region: 'na1',
  method: 'digital',
  tokenUrl: standIn.digitalTokenUrl,
  credentials: { clientId: clients.digital.id, clientSecret: clients.digital.secret },
};

describe('Methods', () => {
  beforeEach(resetStandIn);
  afterEach(forgetEverything);

  it('names a refused access key of a region, and sends it once', async () => {
    await importTenants({
      ...regional,
      credentials: { ...regional.credentials, accessKeySecret: eu1.secret },
    });
    const finding = await fail('cxone.getToken', { tenant: 'regional', to: 'clipboard' });
    assert.equal(finding.code, 'access-key-rejected');
    assert.equal((await tokenRequests()).length, 1);
  });

  it('needs a region or a token URL where the region picks the host', async () => {
    const result = (await importTenants({ ...digital, region: undefined, tokenUrl: undefined })) as {
      skipped: { reason: string }[];
    };
    assert.match(result.skipped[0]?.reason ?? '', /needs a "region" or a "tokenUrl"/);
  });

  for (const tenant of [acme, platform, regional, digital]) {
    it(`gets a token that the API accepts: ${tenant.method}`, async () => {
      await importTenants(tenant);
      await succeed('cxone.getToken', { tenant: tenant.id, to: 'clipboard' });
      assert.equal(await apiStatus(`Bearer ${await vscode.env.clipboard.readText()}`), 200);
    });
  }

  it('reads a lifetime that comes as text', async () => {
    await importTenants(regional);
    await behave({ expiresInAsString: true, tokenLifetimeSeconds: 1800 });
    const { expiresAt } = await succeed('cxone.getToken', { tenant: 'regional', to: 'clipboard' });
    const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
    assert.ok(minutes > 28 && minutes <= 30, expiresAt);
  });

  it('renews a regional token with its refresh token, and with the key when that is refused', async () => {
    await importTenants(regional);
    const get = () => succeed('cxone.getToken', { tenant: 'regional', to: 'clipboard', force: true });
    await get();
    await get();
    const paths = async () => (await tokenRequests()).map(({ path }) => path.split('/').at(-1));
    assert.deepEqual(await paths(), ['access-key', 'refresh']);
    await behave({ fault: { kind: 'status', status: 400 }, times: 1 });
    await get();
    assert.deepEqual(await paths(), ['access-key', 'refresh', 'refresh', 'access-key']);
    assert.equal(await apiStatus(`Bearer ${await vscode.env.clipboard.readText()}`), 200);
  });

  for (const client of [clients.basic, clients.post, clients.reservedBasic, clients.reservedPost]) {
    it(`finds the client authentication of ${client.id} and remembers it`, async () => {
      const credentials = { ...acme.credentials, clientId: client.id, clientSecret: client.secret };
      await importTenants({ ...acme, credentials });
      await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
      const before = (await tokenRequests()).length;
      assert.ok(before <= 3);
      await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard', force: true });
      assert.equal((await tokenRequests()).length, before + 1, 'it was not remembered');
    });
  }

  it('falls back to Basic without encoding where a server wants that', async () => {
    const { id, secret } = clients.reservedBasic;
    await importTenants({
      ...acme,
      credentials: { ...acme.credentials, clientId: id, clientSecret: secret },
    });
    await behave({ rawBasic: true });
    await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
  });

  it('makes one token request for 1,000 calls at once', async () => {
    await importTenants(acme);
    const results = await Promise.all(
      Array.from({ length: 1000 }, () => succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' })),
    );
    assert.equal(new Set(results.map(({ expiresAt }) => expiresAt)).size, 1);
    assert.equal((await tokenRequests()).length, 1);
  }).timeout(60_000);

  it('copies the API base URL that tenant discovery names, else that of the region', async () => {
    await importTenants(acme, { ...regional, id: 'other', region: 'eu1', tokenUrl: undefined });
    const copy = (tenant: string) => succeed<{ url: string }>('cxone.copyApiBaseUrl', { tenant });
    assert.equal((await copy('other')).url, 'https://api-eu1.niceincontact.com');
    await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
    assert.equal((await copy('acme')).url, standIn.apiBaseUrl);
    assert.equal(await vscode.env.clipboard.readText(), standIn.apiBaseUrl);
  });
});
