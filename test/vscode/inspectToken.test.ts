import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accessKeys, people, tenants } from '../cxone/people';
import {
  behave,
  forgetEverything,
  importTenants,
  resetStandIn,
  standIn,
  tokenRequests,
} from './support/cxone';
import { fail, succeed } from './support/results';
import { acme, platform, wrongSecret } from './support/tenants';

const inspect = (tenant: string) => succeed<object>('cxone.inspectToken', { tenant });

describe('CXone: Inspect Token', () => {
  beforeEach(resetStandIn);
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await forgetEverything();
  });

  it('shows nothing when there is no token to be had', async () => {
    await importTenants(wrongSecret);
    assert.equal((await fail('cxone.inspectToken', { tenant: 'wrong' })).code, 'credentials-rejected');
    assert.deepEqual(reportTabs(), []);
  });

  it('gets a token where there is none, and opens what it says, rendered', async () => {
    await importTenants(acme);
    assert.deepEqual(await inspect('acme'), { ok: true, tenant: 'acme' });
    assert.equal((await tokenRequests()).length, 1);
    const [tab, ...others] = reportTabs();
    assert.deepEqual(others, []);
    assert.equal(tab?.viewType, 'vscode.markdown.preview.editor');
    assert.equal(tab.uri.path, '/Token of Acme.md');
    const text = await textOf(tab);
    assert.match(text, /^# Token of Acme\n\n\*\*Valid for (59|60) more minutes, until \d/);
    for (const shown of [
      people.na1.login,
      people.na1.sub,
      tenants.na1.tenantId,
      tenants.na1.cluster,
      'Administrator',
    ])
      assert.ok(text.includes(`\` ${shown} \``), shown);
    assert.doesNotMatch(text, /Warning|Invalid Date|NaN|undefined|\{\d\}/);
  });

  it('is not on disk and cannot be written there', async () => {
    await importTenants(acme);
    await inspect('acme');
    const [tab] = reportTabs();
    assert.equal(tab?.uri.scheme, 'cxone-report');
    assert.equal(vscode.workspace.fs.isWritableFileSystem('cxone-report'), undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(tab.uri));
  });

  it('brings the same tab up to date when it is called again', async () => {
    await importTenants(acme, platform);
    await inspect('acme');
    await inspect('platform');
    await succeed('cxone.forgetToken', { tenant: 'acme' });
    await behave({ tokenLifetimeSeconds: 600 });
    await inspect('acme');
    assert.deepEqual(
      reportTabs().map(({ uri }) => uri.path),
      ['/Token of Acme.md', '/Token of Platform app.md'],
    );
    const [tab] = reportTabs();
    assert.ok(tab);
    assert.match(await untilMatches(tab, /Valid for 10 more/), /Valid for 10 more minutes/);
    const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(active instanceof vscode.TabInputCustom && active.uri.path === tab.uri.path);
  });

  it('says what is known of an opaque token', async () => {
    await importTenants(platform);
    await inspect('platform');
    const [tab] = reportTabs();
    const text = tab ? await textOf(tab) : '';
    assert.match(text, /This token is opaque/);
    assert.match(text, /` api_platform `/);
  });

  it('warns when the token belongs to another tenant of CXone than the one before', async () => {
    const { id: accessKeyId, secret: accessKeySecret } = accessKeys.eu1;
    await importTenants(acme);
    await inspect('acme');
    await importTenants({ ...acme, credentials: { ...acme.credentials, accessKeyId, accessKeySecret } });
    await inspect('acme');
    const [tab] = reportTabs();
    assert.ok(tab);
    const text = await untilMatches(tab, /Warning/);
    assert.match(text, /Warning, possibly: The token belongs to another tenant of CXone/);
    for (const { tenantId } of [tenants.na1, tenants.eu1]) assert.ok(text.includes(tenantId), tenantId);
    await forgetEverything();
    await importTenants(acme);
    await inspect('acme');
    assert.doesNotMatch(await untilMatches(tab, /` invented_acme `/), /Warning/);
  });

  it('says where the API is once CXone said so', async () => {
    await importTenants(acme);
    await inspect('acme');
    await succeed('cxone.copyApiBaseUrl', { tenant: 'acme' });
    await inspect('acme');
    const [tab] = reportTabs();
    assert.ok(tab);
    assert.ok((await untilMatches(tab, /CXone said so/)).includes(`\` ${standIn.apiBaseUrl} \``));
  });

  for (const tenant of [acme, platform]) {
    it(`shows neither the token nor a piece of it: ${tenant.method}`, async () => {
      await importTenants(tenant);
      await succeed('cxone.getToken', { tenant: tenant.id, to: 'clipboard' });
      const token = await vscode.env.clipboard.readText();
      await inspect(tenant.id);
      const parts = token.split('.');
      assert.equal(parts.length, tenant === acme ? 3 : 1);
      const [tab] = reportTabs();
      assert.ok(tab);
      const texts = [
        await textOf(tab),
        ...vscode.workspace.textDocuments.map((document) => document.getText()),
      ];
      for (const part of parts) {
        for (let start = 0; start + 12 <= part.length; start++)
          for (const text of texts) assert.ok(!text.includes(part.slice(start, start + 12)));
      }
    });
  }
});

function reportTabs(): vscode.TabInputCustom[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .map(({ input }) => input)
    .filter((input) => input instanceof vscode.TabInputCustom)
    .filter(({ uri }) => uri.scheme === 'cxone-report');
}

async function textOf({ uri }: vscode.TabInputCustom): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** The text once it is as expected: a document that is open changes a moment after it is told to. */
async function untilMatches(tab: vscode.TabInputCustom, pattern: RegExp): Promise<string> {
  const end = Date.now() + 5_000;
  for (;;) {
    const text = await textOf(tab);
    if (pattern.test(text) || Date.now() > end) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
