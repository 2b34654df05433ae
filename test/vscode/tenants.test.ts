import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { forgetEverything, importTenants, resetStandIn, temporaryFile } from './support/cxone';
import { fail, succeed } from './support/results';
import { acme, platform } from './support/tenants';

interface ImportResult {
  readonly added: string[];
  readonly updated: string[];
  readonly skipped: { name: string; reason: string }[];
}

const tenantsSetting = () => vscode.workspace.getConfiguration('cxone').get<unknown[]>('tenants');
const writeSetting = (value: unknown) =>
  vscode.workspace.getConfiguration('cxone').update('tenants', value, vscode.ConfigurationTarget.Global);

describe('Tenants', () => {
  beforeEach(resetStandIn);
  afterEach(forgetEverything);

  it('says what is wrong with a file that cannot be imported, and changes nothing', async () => {
    await importTenants(acme);
    const before = JSON.stringify(tenantsSetting());
    const importText = (text: string) =>
      fail('cxone.importTenants', { file: temporaryFile('broken.json', text) });
    assert.equal((await importText('no JSON')).code, 'import-file-not-supported');
    assert.equal((await importText('{"tenants": 3}')).code, 'import-file-not-supported');
    const missing = await fail('cxone.importTenants', { file: join(tmpdir(), 'there', 'is', 'none.json') });
    assert.equal(missing.code, 'import-file-unreadable');
    assert.equal(JSON.stringify(tenantsSetting()), before);
  });

  it('imports what can be used and says why the rest cannot', async () => {
    await importTenants(platform);
    const result = (await importTenants(
      acme,
      { ...platform, name: 'Renamed' },
      { id: 'nameless', method: 'accessKey' },
      { ...acme, name: 'Twice' },
      { name: 'Odd', method: 'telepathy' },
      { name: 'Clear text', method: 'clientCredentials', tokenUrl: 'http://cxone.example/token' },
    )) as ImportResult;
    assert.deepEqual(result.added, ['acme']);
    assert.deepEqual(result.updated, ['platform']);
    assert.deepEqual(
      result.skipped.map(({ name }) => name),
      ['nameless', 'Twice', 'Odd', 'Clear text'],
    );
    for (const { reason } of result.skipped) assert.match(reason, /\w+ \w+/);
  });

  it('keeps no secret in settings and exports none', async () => {
    await importTenants(acme, platform);
    const file = join(tmpdir(), `cxone-export-${Date.now()}.json`);
    await succeed('cxone.exportTenants', { file });
    const texts = [JSON.stringify(tenantsSetting()), readFileSync(file, 'utf8')];
    for (const secret of [...Object.values(acme.credentials), ...Object.values(platform.credentials)]) {
      for (const text of texts) assert.ok(!text.includes(secret));
    }
    const again = (await succeed('cxone.importTenants', { file })) as unknown as ImportResult;
    assert.deepEqual([again.added, again.updated, again.skipped], [[], ['acme', 'platform'], []]);
    await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
  });

  it('works with the usable entries of a setting edited by hand, and keeps the others', async () => {
    const nonsense = [17, { name: 'Half' }, { ...acme, id: 'a b', credentials: undefined }];
    await writeSetting(nonsense);
    await importTenants(acme);
    await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
    assert.deepEqual(tenantsSetting()?.slice(0, 2), nonsense.slice(0, 2));
    await succeed('cxone.removeTenant', { tenant: 'acme', confirmed: true });
    assert.equal(tenantsSetting()?.length, 3);
    assert.equal((await fail('cxone.getToken', { tenant: 'a b', to: 'clipboard' })).code, 'tenant-not-found');
  });

  it('does not write over a setting that is no list', async () => {
    await writeSetting({ acme: 'mine' });
    assert.equal(
      ((await importTenants(acme)) as { finding: { code: string } }).finding.code,
      'setting-not-writable',
    );
    assert.deepEqual(tenantsSetting(), { acme: 'mine' });
  });

  it('removes a tenant with its secrets', async () => {
    await importTenants(acme);
    await succeed('cxone.removeTenant', { tenant: 'acme', confirmed: true });
    await importTenants({ ...acme, credentials: {} });
    assert.equal((await fail('cxone.getToken', { tenant: 'acme', to: 'clipboard' })).code, 'secret-missing');
  });

  it('gets the token of the active tenant when none is named', async () => {
    await importTenants(acme, platform);
    await succeed('cxone.setActiveTenant', { tenant: 'platform' });
    assert.equal((await succeed('cxone.getToken', { to: 'clipboard' })).tenant, 'platform');
    await succeed('cxone.setActiveTenant', { tenant: 'acme' });
    assert.equal((await succeed('cxone.getToken', { to: 'clipboard' })).tenant, 'acme');
  });

  it('tells other extensions which tenants there are, and nothing secret', async () => {
    const extension = vscode.extensions.getExtension('cxone-tools.cxone-token');
    const api = await extension?.activate();
    await importTenants(acme);
    await succeed('cxone.getToken', { tenant: 'acme', to: 'clipboard' });
    const [tenant, ...others] = api.tenants();
    assert.deepEqual(others, []);
    const { expiresAt, ...rest } = tenant;
    assert.deepEqual(rest, {
      id: 'acme',
      name: 'Acme',
      region: 'na1',
      environment: 'custom',
      method: 'accessKey',
    });
    assert.ok(Date.parse(expiresAt) > Date.now());
  });

  it('has exactly the commands of its manifest', async () => {
    const { contributes } = vscode.extensions.getExtension('cxone-tools.cxone-token')?.packageJSON ?? {};
    const declared = contributes.commands.map(({ command }: { command: string }) => command).sort();
    const internal = ['cxone.fixTenant', 'cxone.showMenu'];
    const registered = (await vscode.commands.getCommands(true)).filter((id) =>
      /^cxone\.[a-zA-Z]+$/.test(id),
    );
    assert.deepEqual(
      registered.filter((id) => !internal.includes(id) && id !== 'cxone.tenants').sort(),
      declared,
    );
  });
});
