import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeys, clients } from '../cxone/people';
import { type StandIn, startStandIn } from '../cxone/standIn';
import { apiStatus } from './support/apiStatus';
import { importTenants } from './support/importTenants';
import { startWorkbench, type Workbench } from './workbench';

const refusal = 'Another window changed tenants or secrets';

describe('Two windows in a browser', () => {
  let standIn: StandIn;
  let folder: string;
  let one: Workbench;
  let other: Workbench;
  const tenantOf = (
    name: string,
    key: { readonly id: string; readonly secret: string } = accessKeys.na1,
  ) => ({
    id: name.toLowerCase(),
    name,
    environment: 'custom',
    issuer: standIn.issuer,
    region: 'na1',
    method: 'accessKey',
    credentials: {
      clientId: clients.basic.id,
      clientSecret: clients.basic.secret,
      accessKeyId: key.id,
      accessKeySecret: key.secret,
    },
  });

  before(async () => {
    standIn = await startStandIn();
    folder = mkdtempSync(join(tmpdir(), 'cxone-windows-'));
    writeFileSync(join(folder, 'notes.md'), '# Notes\n');
    one = await startWorkbench({ folder });
    await importTenants(one, tenantOf('Acme'));
    other = await one.anotherWindow();
  });
  after(async () => {
    await one?.close();
    await standIn?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('both get a token that the API takes', async () => {
    for (const window of [one, other]) {
      await window.tree.open('CXone');
      await getWorkingToken(window, 'Acme');
    }
  });

  it('do not write over each other: the one that is out of date refuses and offers to reload', async () => {
    await importTenants(one, tenantOf('Globex', accessKeys.eu1));
    await one.tree.shows('Globex');
    const before = savedTenants();
    assert.deepEqual(before, ['acme', 'globex']);
    await other.runCommand('CXone: Import Tenants');
    assert.match(await other.notifications.shows(refusal), /Reload this window, then try again/);
    assert.deepEqual(await other.notifications.buttons(refusal), ['Reload window', 'Details']);
    await other.screenshot('window-out-of-date');
    assert.deepEqual(savedTenants(), before);
  });

  it('get tokens all the same, also the one that is out of date', async () => {
    const asked = standIn.requests.length;
    await other.runCommand('CXone: Forget Token');
    await getWorkingToken(other, 'Acme');
    assert.ok(standIn.requests.length > asked, 'the token was not forgotten');
    await getWorkingToken(one, 'Globex');
  });

  it('have everything after the reload, with secrets that work', async () => {
    await other.runCommand('CXone: Add Tenant');
    await other.notifications.shows(refusal);
    await other.reloadsAfter(() => other.notifications.click(refusal, 'Reload window'));
    await other.tree.shows('Globex');
    await getWorkingToken(other, 'Globex');
    await importTenants(other, tenantOf('Initech'));
    await other.tree.shows('Initech');
  });

  it('take turns: now the first one is out of date', async () => {
    await one.runCommand('CXone: Edit Tenant');
    await one.notifications.shows(refusal);
    await one.reloadsAfter(() => one.notifications.click(refusal, 'Reload window'));
    await one.tree.shows('Initech');
    for (const name of ['Acme', 'Globex', 'Initech']) {
      await getWorkingToken(one, name);
    }
    assert.deepEqual(savedTenants(), ['acme', 'globex', 'initech']);
  });

  async function getWorkingToken(window: Workbench, name: string): Promise<void> {
    await window.tree.clickAction(name, 'Get Token');
    await window.quickInput.shows('Where should the token go?');
    await window.quickInput.pick('Copy token');
    await window.notifications.shows(`Token of ${name} copied`);
    assert.equal(await apiStatus(standIn, await window.clipboard()), 200, name);
    await window.notifications.dismissAll();
  }

  function savedTenants(): string[] {
    const settings = readFileSync(join(one.userDataDir, 'User', 'settings.json'), 'utf8');
    return (JSON.parse(settings)['cxone.tenants'] as { id: string }[]).map(({ id }) => id);
  }
});
