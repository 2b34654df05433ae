import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  apiStatus,
  behave,
  forgetEverything,
  importTenants,
  resetStandIn,
  tokenRequests,
} from './support/cxone';
import { fail, succeed } from './support/results';
import { acme, platform, wrongSecret } from './support/tenants';

describe('CXone: Get Token, to the clipboard', () => {
  beforeEach(async () => {
    await resetStandIn();
    await vscode.env.clipboard.writeText('before');
  });
  afterEach(forgetEverything);

  it('names what is wrong when the access key is refused, asks once and copies nothing', async () => {
    await importTenants(wrongSecret);
    const finding = await fail('cxone.getToken', { tenant: 'wrong', to: 'clipboard' });
    assert.equal(finding.code, 'credentials-rejected');
    assert.equal((await tokenRequests()).length, 1);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('says so when there is no such tenant, no tenant, or no sense in the argument', async () => {
    assert.equal((await fail('cxone.getToken', { to: 'clipboard' })).code, 'no-tenant');
    await importTenants(acme);
    assert.equal(
      (await fail('cxone.getToken', { tenant: 'nobody', to: 'clipboard' })).code,
      'tenant-not-found',
    );
    assert.equal((await fail('cxone.getToken', { tenant: 'acme', to: 'the moon' })).code, 'argument-invalid');
    assert.equal((await fail('cxone.getToken', { tenant: 42 })).code, 'argument-invalid');
  });

  it('names what is missing when a tenant has no secrets, and sends nothing', async () => {
    await importTenants({ ...acme, credentials: {} });
    assert.equal((await fail('cxone.getToken', { tenant: 'acme', to: 'clipboard' })).code, 'secret-missing');
    assert.equal((await tokenRequests()).length, 0);
  });

  for (const tenant of [acme, platform]) {
    it(`copies a token that the API accepts: ${tenant.method}`, async () => {
      await importTenants(tenant);
      const { tenant: id, expiresAt } = await succeed('cxone.getToken', {
        tenant: tenant.id,
        to: 'clipboard',
      });
      assert.equal(id, tenant.id);
      const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
      assert.ok(minutes > 58 && minutes <= 60, expiresAt);
      assert.equal(await apiStatus(`Bearer ${await vscode.env.clipboard.readText()}`), 200);
    });
  }

  it('sends the form, the scope and the extra headers of the story', async () => {
    await importTenants(platform);
    await succeed('cxone.getToken', { tenant: 'platform', to: 'clipboard' });
    const [request] = await tokenRequests();
    assert.equal(request?.headers['nice-access-region'], 'euw1');
    assert.match(String(request?.headers['content-type']), /^application\/x-www-form-urlencoded/);
    const { clientId: client_id, clientSecret: client_secret } = platform.credentials;
    const expected = { grant_type: 'client_credentials', client_id, client_secret, scope: 'api_platform' };
    assert.deepEqual({ ...request?.form }, expected);
  });

  it('copies as header, curl and JSON', async () => {
    await importTenants(acme);
    const copied = async (as: string) => {
      await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard', as });
      return vscode.env.clipboard.readText();
    };
    const token = await copied('token');
    assert.equal(await copied('header'), `Authorization: Bearer ${token}`);
    assert.match(
      await copied('curl'),
      /^curl -H "Authorization: Bearer \S+" -H "Accept: application\/json" "https?:\S+"$/,
    );
    const json = JSON.parse(await copied('json'));
    assert.deepEqual([json.access_token, json.token_type, json.expires_in], [token, 'Bearer', 3600]);
  });

  it('asks once however often and at once it is called, and again when forced', async () => {
    await importTenants(acme);
    const get = (more = {}) => succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard', ...more });
    await Promise.all(Array.from({ length: 50 }, () => get()));
    await get();
    assert.equal((await tokenRequests()).length, 1);
    await get({ force: true });
    assert.equal((await tokenRequests()).length, 2);
  });

  it('asks again after the token was forgotten', async () => {
    await importTenants(acme);
    await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
    await succeed('cxone.forgetToken', { tenant: 'acme' });
    await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
    assert.equal((await tokenRequests()).length, 2);
  });

  it('never follows a redirect with the credentials', async () => {
    await importTenants(platform);
    await behave({ fault: { kind: 'redirect', status: 307 } });
    assert.equal((await fail('cxone.getToken', { tenant: 'platform', to: 'clipboard' })).code, 'redirected');
    assert.equal((await tokenRequests()).length, 1);
  });
});
