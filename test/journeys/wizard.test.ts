import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeys, clients } from '../cxone/people';
import { type StandIn, startStandIn } from '../cxone/standIn';
import { apiStatus } from './support/apiStatus';
import { startWorkbench, type Workbench } from './workbench';

/** What the steps of one tenant are answered with, in order: a row to pick, or a text to type behind that prompt. */
type Step = { readonly at: string; readonly pick: string } | { readonly at: string; readonly type: string };

const { na1 } = accessKeys;
const cloud: Step = { at: 'In which CXone cloud', pick: 'Commercial' };
const method = (pick: string): Step => ({ at: 'How does the tenant get its tokens?', pick });
const region = (pick: string): Step => ({ at: 'In which region', pick });

describe('Add Tenant, for every method that a region serves', () => {
  let standIn: StandIn;
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    standIn = await startStandIn();
    folder = mkdtempSync(join(tmpdir(), 'cxone-wizard-'));
    workbench = await startWorkbench({ folder });
    await workbench.tree.open('CXone');
  });
  after(async () => {
    await workbench?.close();
    await standIn?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('gets a first token with client id and secret alone, as the token URL wants it', () =>
    addTenant('Platform', [
      cloud,
      method('Client credentials'),
      region('euw1'),
      { at: 'leave empty to use the address of region euw1', type: standIn.platformTokenUrl },
      { at: 'Client id', type: clients.platform.id },
      { at: 'Client secret', type: clients.platform.secret },
    ]));

  it('gets a first token with an access key alone', () =>
    addTenant('Regional', [
      cloud,
      method('Access key without an app'),
      region('na1'),
      { at: 'leave empty to use the address of region na1', type: standIn.regionalTokenUrl },
      { at: 'Access key id', type: na1.id },
      { at: 'Access key secret', type: na1.secret },
    ]));

  it('gets a first token with Digital keys', () =>
    addTenant('Digital', [
      cloud,
      method('Digital keys'),
      region('na1'),
      { at: 'leave empty to use the address of region na1', type: standIn.digitalTokenUrl },
      { at: 'Client id', type: clients.digital.id },
      { at: 'Client secret', type: clients.digital.secret },
    ]));

  it('shows them by region', async () => {
    const rows = await workbench.tree.items();
    assert.deepEqual(
      rows.map(({ level, text }) => [level, text]),
      [
        [1, 'euw1 · Europe West 1'],
        [2, 'Platform'],
        [1, 'na1 · North America 1 (Oregon)'],
        [2, 'Digital'],
        [2, 'Regional'],
      ],
    );
    await workbench.screenshot('methods');
  });

  it('keeps what was entered when the wizard is closed half-way', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('CXone: Add Tenant');
    await quickInput.shows('What do you call this tenant?');
    await quickInput.type('Half entered');
    await quickInput.accept();
    await quickInput.shows('In which CXone cloud');
    await quickInput.cancel();
    await workbench.runCommand('CXone: Add Tenant');
    assert.equal((await quickInput.shows('What do you call this tenant?')).value, 'Half entered');
    await quickInput.cancel();
  });

  async function addTenant(name: string, steps: readonly Step[]): Promise<void> {
    const { quickInput, notifications } = workbench;
    await workbench.runCommand('CXone: Add Tenant');
    for (const step of [{ at: 'What do you call this tenant?', type: name }, ...steps]) {
      await quickInput.shows(step.at);
      if ('pick' in step) await quickInput.pick(step.pick);
      else {
        await quickInput.type(step.type);
        await quickInput.accept();
      }
    }
    await quickInput.shows('Save the tenant');
    await quickInput.pick('Save and get a first token');
    await notifications.shows(`${name} works`);
    await notifications.click(`${name} works`, 'Copy token');
    await notifications.shows(`Token of ${name} copied`);
    assert.equal(await apiStatus(standIn, await workbench.clipboard()), 200);
    await notifications.dismissAll();
  }
});
