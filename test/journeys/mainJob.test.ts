import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeys, clients } from '../cxone/people';
import { type StandIn, startStandIn } from '../cxone/standIn';
import { addAccessKeyTenant } from './support/addTenant';
import { searchFiles } from './support/searchFiles';
import { script, startWorkbench, type Workbench } from './workbench';

/** The local history of VS Code keeps copies of saved files, and a token was asked for in one of them. */
const settings = {
  'workbench.localHistory.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

describe('A new user', () => {
  let standIn: StandIn;
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    standIn = await startStandIn();
    folder = join(mkdtempSync(join(tmpdir(), 'cxone-journey-')), 'acme-requests');
    mkdirSync(folder);
    const url = `${standIn.apiBaseUrl}/inContactAPI/services/v34.0/server-time`;
    writeFileSync(
      join(folder, 'agents.http'),
      `### What time is it?\nGET ${url}\nAccept: application/json\n`,
    );
    workbench = await startWorkbench({ folder, settings });
  });
  after(async () => {
    await workbench?.close();
    await standIn?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('finds an empty view that says what to do', async () => {
    await workbench.tree.open('CXone');
    const welcome = (await workbench.tree.welcome()).join('\n');
    assert.match(welcome, /Add tenant/);
    assert.match(welcome, /Import tenants/);
    await workbench.screenshot('empty-view');
  });

  it('is told kindly when the access key secret is wrong, and keeps the tenant', async () => {
    await workbench.tree.clickWelcome('Add tenant');
    await addAccessKeyTenant(workbench, {
      name: 'Acme production',
      issuer: standIn.issuer,
      client: clients.basic,
      accessKey: { id: accessKeys.na1.id, secret: accessKeys.eu1.secret },
      region: 'na1',
    });
    const message = await workbench.notifications.shows('refused the credentials');
    assert.match(message, /Edit Tenant/);
    assert.deepEqual(await workbench.notifications.buttons('refused the credentials'), [
      'Enter credentials',
      'Diagnose',
      'Edit tenant',
    ]);
    const row = await workbench.tree.showsRow('Acme production', ({ description }) =>
      description.includes('failed'),
    );
    assert.match(row.label, /Acme production, failed · active/);
    assert.equal((await workbench.statusBar.shows('Acme production')).kind, 'error');
    await workbench.screenshot('wrong-secret');
    assert.equal(standIn.requests.filter(({ place }) => place === 'token').length, 1);
  });

  it('corrects the secret, pasted with white space, from the message', async () => {
    const { quickInput, notifications } = workbench;
    await notifications.click('refused the credentials', 'Edit tenant');
    await quickInput.shows('Save the tenant');
    await quickInput.pick('Access key secret');
    const { password } = await quickInput.shows('Access key secret; leave empty to keep');
    assert.equal(password, true);
    await quickInput.type(`  ${accessKeys.na1.secret} `);
    await quickInput.shows('The white space around it will be removed.');
    await quickInput.accept();
    await quickInput.shows('Save the tenant');
    await quickInput.pick('Save and get a first token');
    await notifications.shows('Acme production works');
    const row = await workbench.tree.showsRow('Acme production', ({ description }) =>
      description.includes('min left'),
    );
    assert.match(row.description, /^(60|59) min left · active$/);
    assert.match((await workbench.statusBar.shows('Acme production')).text, /Acme production (60|59) min/);
    await workbench.screenshot('first-token');
    await notifications.dismissAll();
  });

  it('copies the token from the palette', async () => {
    await workbench.runCommand('CXone: Get Token');
    await workbench.quickInput.shows('Where should the token go?');
    await workbench.screenshot('get-token');
    await workbench.quickInput.pick('Copy as Authorization header');
    await workbench.notifications.shows('copied');
    assert.match(await workbench.clipboard(), /^Authorization: Bearer eyJ/);
    assert.equal(
      standIn.requests.filter(({ place }) => place === 'token').length,
      2,
      'the token was not kept',
    );
    await workbench.notifications.dismissAll();
  });

  it('inserts it into a .http file, sends the request and gets 200', async () => {
    const { editor, quickInput } = workbench;
    const { sendRequest } = await script('send-request.mjs');
    await editor.open('agents.http');
    await editor.goTo(2);
    assert.equal((await sendRequest(join(folder, 'agents.http'), 2)).status, 401);
    await workbench.runCommand('CXone: Get Token');
    await quickInput.shows('Where should the token go?');
    await quickInput.pick('Insert into the request at the cursor');
    await editor.showsLines('the header', (lines) =>
      lines.some((line) => line.startsWith('Authorization: Bearer ')),
    );
    await workbench.screenshot('inserted');
    await editor.save();
    const { status, body } = await sendRequest(join(folder, 'agents.http'), 2);
    assert.equal(status, 200);
    assert.match(body, /ServerTime/);
  });

  it('finds tenant, secrets and token again after a reload and after a restart', async () => {
    const requests = standIn.requests.length;
    await workbench.reload();
    await workbench.statusBar.shows('Acme production');
    await workbench.restartServer();
    assert.match((await workbench.statusBar.shows('Acme production')).text, /\d+ min/);
    await workbench.runCommand('CXone: Get Token');
    await workbench.quickInput.shows('Where should the token go?');
    await workbench.quickInput.pick('Copy token');
    await workbench.notifications.shows('copied');
    assert.equal(standIn.requests.length, requests, 'the token was asked for again');
    await workbench.notifications.dismissAll();
    await workbench.runCommand('CXone: Forget Token');
    await workbench.runCommand('CXone: Get Token');
    await workbench.quickInput.shows('Where should the token go?');
    await workbench.quickInput.pick('Copy token');
    await workbench.notifications.shows('copied');
    assert.equal(standIn.requests.at(-1)?.place, 'token', 'no new token was asked for with the kept secrets');
  });

  it('leaves no secret and no token in clear in any file of the user', async () => {
    const token = await workbench.clipboard();
    assert.match(token, /^eyJ/);
    const secrets = [
      clients.basic.secret,
      accessKeys.na1.id,
      accessKeys.na1.secret,
      accessKeys.eu1.secret,
      token,
    ];
    const { files, found } = searchFiles(workbench.userDataDir, secrets);
    assert.ok(files > 20, 'the user folder was not searched');
    assert.deepEqual(found, []);
    assert.deepEqual(searchFiles(workbench.userDataDir, ['Acme production']).found.length > 0, true);
  });
});
