import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeys, clients } from '../cxone/people';
import { type StandIn, startStandIn } from '../cxone/standIn';
import { apiStatus } from './support/apiStatus';
import { importTenants } from './support/importTenants';
import { startWorkbench, type Workbench } from './workbench';

const { basic } = clients;
const { na1 } = accessKeys;

describe('Credentials that something came along with', () => {
  let standIn: StandIn;
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    standIn = await startStandIn();
    folder = mkdtempSync(join(tmpdir(), 'cxone-paste-'));
    workbench = await startWorkbench({ folder });
    await workbench.tree.open('CXone');
  });
  after(async () => {
    await workbench?.close();
    await standIn?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('are put right while they are entered', async () => {
    const { quickInput, notifications } = workbench;
    await startTenant('Pasted');
    await enter('Client id', basic.id);

    const warned = await paste('Client secret', `"${basic.secret}"`, 'looks quoted. Press Enter');
    assert.equal(warned.severity, 'warning');
    await workbench.screenshot('quoted-secret');
    await quickInput.accept();
    await quickInput.shows('The client secret looks quoted');
    const choices = (await quickInput.items()).map(({ label }) => label);
    assert.deepEqual(choices, ['Use the value without quotes', 'Keep it as it is']);
    await quickInput.back();
    assert.equal((await quickInput.shows('looks quoted. Press Enter')).value, `"${basic.secret}"`);
    await quickInput.accept();
    await quickInput.shows('The client secret looks quoted');
    await quickInput.pick('Use the value without quotes');
    assert.equal(
      await notifications.shows('was corrected'),
      'The client secret was corrected: quotes removed.',
    );
    await notifications.dismissAll();

    await paste('Access key id', na1.id.replaceAll('=', '%3D'), 'looks percent-encoded. Press Enter');
    await quickInput.accept();
    await quickInput.shows('The access key id looks percent-encoded');
    assert.match((await quickInput.items())[0]?.detail ?? '', /form of an access key/);
    await workbench.screenshot('percent-encoded-key');
    await quickInput.pick('Use the value decoded');
    await notifications.shows('percent-decoded');

    await enter('Access key secret', na1.secret);
    await getsAToken('Pasted');
  });

  it('are put right on the last page, when they were kept as they are', async () => {
    const { quickInput } = workbench;
    await startTenant('Kept');
    await enter('Client id', basic.id);
    await paste('Client secret', `client_secret=${basic.secret}`, 'has a name in front of it');
    await quickInput.accept();
    await quickInput.pick('Keep it as it is');
    await enter('Access key id', na1.id);
    await paste('Access key secret', na1.secret.slice(0, 52), 'does not end in "===="');
    await quickInput.accept();
    await quickInput.pick('Complete it with "===="');

    await quickInput.shows('Save the tenant');
    assert.equal(await description('Client secret'), 'has a name in front of it');
    assert.equal(await description('Access key secret'), 'entered');
    await quickInput.pick('Client secret');
    await quickInput.shows('The client secret has a name in front of it');
    await quickInput.pick('Use the value without its name');
    await quickInput.shows('Save the tenant');
    assert.equal(await description('Client secret'), 'entered');
    await getsAToken('Kept');
  });

  it('are put where they belong, and a pair is taken apart', async () => {
    const { quickInput, notifications } = workbench;
    await startTenant('Misplaced');
    await paste('Client id', na1.id, 'looks like an access key. Press Enter');
    await quickInput.accept();
    await quickInput.pick('Use it as the access key id');
    await notifications.shows('taken as the access key id');

    const pair = Buffer.from(`${basic.id}:${basic.secret}`).toString('base64');
    await paste('Client id', `Basic ${pair}`, 'holds several values');
    await quickInput.accept();
    await quickInput.pick('Take client id and client secret out of it');
    for (const label of ['Client secret', 'Access key id']) {
      await quickInput.shows(`${label}; leave empty to keep the present one`);
      await quickInput.accept();
    }
    await enter('Access key secret', na1.secret);
    await getsAToken('Misplaced');
  });

  it('are swapped when the pairs were imported in each other’s place', async () => {
    const { quickInput, notifications } = workbench;
    await importTenants(workbench, {
      name: 'Swapped',
      environment: 'custom',
      issuer: standIn.issuer,
      region: 'na1',
      method: 'accessKey',
      credentials: {
        clientId: na1.id,
        clientSecret: na1.secret,
        accessKeyId: basic.id,
        accessKeySecret: basic.secret,
      },
    });
    await workbench.runCommand('CXone: Edit Tenant');
    await quickInput.shows('Choose a tenant');
    await quickInput.pick('Swapped');
    await quickInput.shows('Save the tenant');
    for (const label of ['Client id', 'Client secret', 'Access key id', 'Access key secret'])
      assert.equal(await description(label), 'looks swapped', label);
    await workbench.screenshot('swapped-pairs');
    await quickInput.row('Swap the two pairs').click();
    await notifications.shows('Client and access key were swapped.');
    await quickInput.row('Swap the two pairs').waitFor({ state: 'detached' });
    assert.equal(await description('Client id'), 'entered');
    await getsAToken('Swapped');
  });

  async function startTenant(name: string): Promise<void> {
    const { quickInput } = workbench;
    await workbench.runCommand('CXone: Add Tenant');
    await enter('What do you call this tenant?', name);
    await quickInput.shows('In which CXone cloud');
    await quickInput.pick('Custom issuer');
    await quickInput.shows('How does the tenant get its tokens?');
    await quickInput.pick('Access key');
    await enter('Address of the issuer', standIn.issuer);
    await quickInput.shows('In which region');
    await quickInput.pick('na1');
  }

  async function enter(prompt: string, value: string): Promise<void> {
    const { quickInput } = workbench;
    await quickInput.shows(prompt);
    await quickInput.type(value);
    await quickInput.accept();
  }

  async function paste(prompt: string, value: string, warning: string) {
    const { quickInput } = workbench;
    await quickInput.shows(prompt);
    await quickInput.type(value);
    return quickInput.shows(warning);
  }

  /** What the last page says about a credential. */
  async function description(label: string): Promise<string | undefined> {
    return (await workbench.quickInput.items()).find((item) => item.label === label)?.description;
  }

  async function getsAToken(name: string): Promise<void> {
    const { quickInput, notifications } = workbench;
    await quickInput.shows('Save the tenant');
    await quickInput.pick('Save and get a first token');
    await notifications.shows(`${name} works`);
    await notifications.click(`${name} works`, 'Copy token');
    await notifications.shows(`Token of ${name} copied`);
    assert.equal(await apiStatus(standIn, await workbench.clipboard()), 200);
    await notifications.dismissAll();
  }
});
