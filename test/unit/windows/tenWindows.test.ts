import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeys, clients } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { tokenRequests } from '../core/cxone/asking';
import { becomes } from './doubles';
import { WindowProcess } from './windows';

const credentials = {
  clientId: clients.basic.id,
  clientSecret: clients.basic.secret,
  accessKeyId: accessKeys.na1.id,
  accessKeySecret: accessKeys.na1.secret,
};

describe('Ten windows of a desktop', () => {
  let folder: string;
  let standIn: StandIn;
  let windows: readonly WindowProcess[];
  let one: WindowProcess;
  let tenant = '';
  const all = (kind: 'get' | 'hearOfChange' | 'state') =>
    Promise.all(windows.map((window) => window.ask(tenant, { kind })));
  const tokenOfAll = async () => {
    const [token, ...others] = new Set(await all('get'));
    assert.equal(others.length, 0, 'not all have the same token');
    assert.match(String(token), /^eyJ/);
    return token;
  };
  const leftovers = () => readdirSync(join(folder, 'locks'));

  before('open them', async function () {
    this.timeout(60_000);
    folder = mkdtempSync(join(tmpdir(), 'cxone-windows-'));
    standIn = await startStandIn();
    one = new WindowProcess(folder, standIn.issuer);
    windows = [one, ...Array.from({ length: 9 }, () => new WindowProcess(folder, standIn.issuer))];
    await all('state');
  });
  after(async () => {
    await Promise.all(windows.map((window) => window.kill()));
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach('give each test a tenant of its own', async function () {
    standIn.reset();
    tenant = `tenant-${this.currentTest?.title.replaceAll(/\W/g, '-')}`;
    await one.ask(tenant, { kind: 'changeSecret', credentials });
  });

  it('ask CXone once when all want a token at the same time', async () => {
    await tokenOfAll();
    assert.deepEqual([tokenRequests(standIn).length, leftovers()], [1, []]);
  });

  it('ask once more when the one who asks is killed half-way', async () => {
    const doomed = new WindowProcess(folder, standIn.issuer);
    standIn.behave({ delayMs: 10 * 60_000 });
    const lost = assert.rejects(doomed.ask(tenant, { kind: 'get' }), /gone/);
    await becomes(() => tokenRequests(standIn).length === 1);
    const waits = windows.map((window) => window.waits);
    const token = tokenOfAll();
    await becomes(() => windows.every((window, at) => window.waits > (waits[at] ?? 0)));
    standIn.behave({ delayMs: 0 });
    await doomed.kill();
    await lost;
    await token;
    assert.deepEqual([tokenRequests(standIn).length, leftovers()], [2, []]);
  });

  it('forget a token that one of them forgets', async () => {
    const before = await tokenOfAll();
    await one.ask(tenant, { kind: 'forget' });
    await all('hearOfChange');
    assert.deepEqual(new Set(await all('state')), new Set(['none']));
    assert.notEqual(await tokenOfAll(), before);
    assert.equal(tokenRequests(standIn).length, 2);
  });

  it('give up a token whose secret one of them changed, and ask with the new one, once', async () => {
    await tokenOfAll();
    const { id, secret } = clients.reservedBasic;
    const changed = { ...credentials, clientId: id, clientSecret: secret };
    await one.ask(tenant, { kind: 'changeSecret', credentials: changed });
    await all('hearOfChange');
    assert.deepEqual(new Set(await all('state')), new Set(['none']));
    await tokenOfAll();
    const apps = tokenRequests(standIn).map(({ authorization }) => JSON.stringify(authorization));
    assert.equal(apps.length, 2);
    assert.match(apps[1] ?? '', /vendor v1/);
  });
});
