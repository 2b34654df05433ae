import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeys, clients } from '../cxone/people';
import { type StandIn, startStandIn } from '../cxone/standIn';
import { importTenants } from './support/importTenants';
import { startWorkbench, type Workbench } from './workbench';
import { until } from './workbench/until';

const { na1, eu1 } = accessKeys;
const key = { accessKeyId: na1.id, accessKeySecret: na1.secret };
const client = { clientId: clients.basic.id, clientSecret: clients.basic.secret };

describe('What helps is one click away', () => {
  let standIn: StandIn;
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    standIn = await startStandIn();
    folder = mkdtempSync(join(tmpdir(), 'cxone-remedies-'));
    workbench = await startWorkbench({ folder });
    await workbench.tree.open('CXone');
  });
  after(async () => {
    await workbench?.close();
    await standIn?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await workbench.notifications.dismissAll();
  });

  it('switches from client id and secret alone to an access key', async () => {
    const tokenUrl = `${standIn.origin}/auth/token`;
    await add({
      id: 'story',
      name: 'Story',
      region: 'na1',
      method: 'clientCredentials',
      tokenUrl,
      credentials: client,
    });
    await getToken('Story');
    await workbench.notifications.shows('does not give tokens for a client id and secret alone');
    await workbench.screenshot('grant-not-supported');
    await workbench.notifications.click('does not give tokens', 'Switch to access key');
    await enter('Access key id', na1.id);
    await enter('Access key secret', na1.secret);
    await workbench.notifications.shows('Story works');
  });

  it('corrects the client authentication that a diagnosis found', async () => {
    const credentials = { clientId: clients.post.id, clientSecret: clients.post.secret, ...key };
    await add(tenant({ id: 'auth', name: 'Authentication', clientAuthentication: 'basic', credentials }));
    await getToken('Authentication');
    await workbench.notifications.click('does not accept the client id', 'Diagnose');
    await workbench.notifications.shows('is registered for "post"');
    await reportShows('What was checked');
    await workbench.screenshot('diagnosis');
    await workbench.notifications.click('is registered for "post"', 'Use post');
    await workbench.notifications.shows('Authentication works');
  });

  it('corrects a region', async () => {
    await add(tenant({ id: 'region', name: 'Region', region: 'uk1' }));
    await workbench.tree.chooseFromMenu('Region', 'Diagnose Tenant');
    await workbench.notifications.click('is in region na1, not uk1', 'Use na1');
    await workbench.notifications.shows('Region works');
    await until('the region uk1 to be gone', async () =>
      (await workbench.tree.items()).every(({ text }) => !text.startsWith('uk1')),
    );
  });

  it('removes a scope that is refused', async () => {
    const credentials = { clientId: clients.platform.id, clientSecret: clients.platform.secret };
    const { platformTokenUrl: tokenUrl } = standIn;
    const scoped = {
      region: 'euw1',
      method: 'clientCredentials',
      tokenUrl,
      scope: 'everything',
      credentials,
    };
    await add({ id: 'scope', name: 'Scope', ...scoped });
    await getToken('Scope');
    await workbench.notifications.click('does not accept the scope', 'Remove the scope');
    await workbench.notifications.shows('Scope works');
  });

  it('asks for what is missing', async () => {
    await add(tenant({ id: 'missing', name: 'Missing', credentials: { ...client, accessKeyId: na1.id } }));
    await getToken('Missing');
    await workbench.notifications.click('Missing has no access key secret', 'Enter access key secret');
    await enter('Access key secret', na1.secret);
    await workbench.notifications.shows('Missing works');
  });

  it('leads from the verdict in the view to the fix', async () => {
    const credentials = { ...client, accessKeyId: na1.id, accessKeySecret: eu1.secret };
    await add(tenant({ id: 'verdict', name: 'Verdict', credentials }));
    await getToken('Verdict');
    await workbench.notifications.shows('refused the credentials');
    await workbench.notifications.dismissAll();
    const verdict = await until('the verdict below its tenant', async () =>
      (await workbench.tree.items()).find(({ text }) => text.includes('refused the credentials')),
    );
    assert.match(verdict.label, /Enter the credentials again/);
    await workbench.screenshot('verdict');
    await workbench.tree.click(verdict.text);
    for (const label of ['Client id', 'Client secret', 'Access key id']) await enter(label, '');
    await enter('Access key secret', na1.secret);
    await workbench.notifications.shows('Verdict works');
  });

  /** Waits until the report in front is rendered. */
  async function reportShows(text: string): Promise<void> {
    const report = workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
    await report.getByText(text).waitFor();
  }

  function tenant(fields: object): object {
    const base = { environment: 'custom', issuer: standIn.issuer, region: 'na1', method: 'accessKey' };
    return { ...base, credentials: { ...client, ...key }, ...fields };
  }

  async function add(described: object): Promise<void> {
    await importTenants(workbench, described);
  }

  async function getToken(name: string): Promise<void> {
    await workbench.tree.clickAction(name, 'Get Token');
    await workbench.quickInput.shows('Where should the token go?');
    await workbench.quickInput.pick('Copy token');
  }

  async function enter(label: string, value: string): Promise<void> {
    await workbench.quickInput.shows(label);
    await workbench.quickInput.type(value);
    await workbench.quickInput.accept();
  }
});
