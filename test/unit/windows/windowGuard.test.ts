import assert from 'node:assert/strict';
import { WindowGuard } from '../../../src/core/windows/windowGuard';
import { Host } from './host';

const minute = 60_000;
const acme = 'credentials acme';

describe('WindowGuard in a browser, where windows do not see each other', () => {
  let host: Host;
  /** Loads what is stored now, a while after it was stored. */
  const openLater = () => host.open(host.clock.now() + minute);

  beforeEach(() => {
    host = new Host('reload');
  });

  it('lets one window write again and again, and two commands at once', async () => {
    const window = host.open();
    await window.write(acme, 'secret 1');
    await window.write('tenants', ['acme']);
    await Promise.all([window.write('credentials other', 'secret 2'), window.write('tenants', ['a', 'b'])]);
    await window.write('tenants', undefined);
    assert.equal(await window.guard.isStale(), false);
    assert.deepEqual(host.log.lines, []);
  });

  it('refuses every write of a window that has not seen what another wrote, until it is reloaded', async () => {
    const [one, other] = [host.open(), host.open()];
    await one.write(acme, 'secret');
    await one.write('tenants', ['acme']);
    await other.isRefused('credentials other', 'secret');
    await other.isRefused('tenants', ['other']);
    await other.isRefused('tenants', ['other']);
    assert.equal(await other.guard.isStale(), true);
    await assert.rejects(other.guard.check());
    const reloaded = openLater();
    await reloaded.write('tenants', ['acme', 'other']);
    assert.equal(await reloaded.guard.isStale(), false);
    await one.isRefused('tenants', ['acme', 'mine']);
  });

  it('refuses when secrets alone, or settings alone, were changed', async () => {
    for (const part of [acme, 'tenants'] as const) {
      host = new Host('reload');
      const [one, other] = [host.open(), host.open()];
      await one.write(part, 'changed');
      await other.isRefused('tenants', ['other']);
    }
  });

  it('refuses after a deletion', async () => {
    host.stored.set(acme, 'secret');
    const [one, other] = [host.open(), host.open()];
    await one.write(acme, undefined);
    await other.isRefused('tenants', []);
  });

  it('refuses one of two windows that write at the same moment', async () => {
    const windows = [host.open(), host.open()];
    const outcomes = await Promise.allSettled(windows.map((window, at) => window.write('tenants', [at])));
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('refuses after a person edited the settings in another window', async () => {
    const [one, other] = [host.open(), host.open()];
    await one.edit('tenants', ['by hand']);
    await other.isRefused('tenants', ['other']);
    await one.write('tenants', ['by hand', 'mine']);
  });

  it('is not reconciled by changes of its own', async () => {
    const [one, other] = [host.open(), host.open()];
    await one.write(acme, 'secret');
    await other.edit('tenants', ['by hand']);
    await other.isRefused('tenants', ['other']);
    assert.equal(await one.guard.isStale(), false, 'a stale window told others what to have');
  });

  it('refuses nothing when what is there is what was there before', async () => {
    const [one, other] = [host.open(), host.open()];
    await other.write('tenants', ['same']);
    const third = host.open();
    await third.write('tenants', ['changed']);
    await third.write('tenants', ['same']);
    await other.write('tenants', ['same', 'mine']);
    await one.isRefused('tenants', ['mine']);
  });

  it('takes what was changed long before the window for seen, without looking at secrets', async () => {
    await host.open().write(acme, 'in the secret storage of another browser');
    host.stored.delete(acme);
    const window = openLater();
    await window.write('tenants', ['mine']);
    assert.equal(window.looks, 1, 'it looked at more than what it wrote');
  });

  it('looks closely when something was changed while the window was loading', async () => {
    const one = host.open();
    const loading = host.open(host.clock.now() + 5000);
    await one.write(acme, 'secret');
    await loading.isRefused('tenants', ['mine']);
    await host.open(host.clock.now() + 5000).write('tenants', ['mine']);
  });

  it('still tells the others when a write failed after it changed something', async () => {
    const [one, other] = [host.open(), host.open()];
    const failure = new Error('invented');
    const failing = one.guard.write('tenants', async () => {
      one.copies.set('tenants', ['half']);
      host.stored.set('tenants', ['half']);
      throw failure;
    });
    await assert.rejects(failing, failure);
    await other.isRefused('tenants', ['other']);
  });

  it('tells nobody when a write failed and changed nothing', async () => {
    const [one, other] = [host.open(), host.open()];
    await assert.rejects(one.guard.write('tenants', () => Promise.reject(new Error('invented'))));
    await other.write('tenants', ['other']);
  });
});

describe('WindowGuard on a desktop, where changes arrive', () => {
  it('waits for them and writes', async () => {
    const host = new Host(700);
    const [one, other] = [host.open(), host.open()];
    await one.write(acme, 'secret');
    await one.write('tenants', ['acme']);
    await other.write('tenants', ['acme', 'other']);
    await one.write('tenants', ['acme', 'other', 'third']);
    assert.deepEqual(host.stored.get('tenants'), ['acme', 'other', 'third']);
  });

  it('refuses a change that does not come in time', async () => {
    const host = new Host(10_000);
    const [one, other] = [host.open(), host.open()];
    await one.write('tenants', ['acme']);
    await other.isRefused('tenants', ['other']);
  });

  it('follows what a person edits in any window', async () => {
    const host = new Host(20);
    const [one, other] = [host.open(), host.open()];
    await one.edit('tenants', ['by hand']);
    await other.write('tenants', ['by hand', 'other']);
    await one.edit('tenants', ['by hand again']);
    await one.write('tenants', ['by hand again', 'one']);
    await other.write('tenants', ['by hand again', 'one', 'other']);
  });

  it('does not wait to tell whether the window is stale', async () => {
    const host = new Host(700);
    const [one, other] = [host.open(), host.open()];
    await one.write('tenants', ['acme']);
    const { waits } = host.clock;
    assert.equal(await other.guard.isStale(), true);
    assert.equal(host.clock.waits, waits);
    await other.guard.check();
    assert.equal(await other.guard.isStale(), false);
  });
});

describe('WindowGuard without its file', () => {
  const broken = () => Promise.reject(new Error('EROFS'));

  for (const [name, file] of Object.entries({
    'that cannot be read': { read: broken, write: broken },
    'that cannot be written': { read: async () => undefined, write: broken },
    'that holds nonsense': { read: async () => '{"version":1,"parts":[7]}', write: async () => {} },
  })) {
    it(`blocks nothing: a file ${name}`, async () => {
      const host = new Host('reload');
      Object.assign(host.file, file);
      const [one, other] = [host.open(), host.open()];
      await one.write('tenants', ['one']);
      await other.write('tenants', ['other']);
      await other.edit('tenants', ['by hand']);
      assert.equal(await one.guard.isStale(), false);
      assert.equal(host.log.lines.length, name.includes('nonsense') ? 0 : 2, 'each window says it once');
    });
  }

  it('passes on why the copies cannot be looked at, and writes nothing', async () => {
    const host = new Host('reload');
    await host.open().write('tenants', ['one']);
    const locked = new Error('the keyring is locked');
    const guard = new WindowGuard({
      ...host,
      startedAt: 0,
      ownRevision: () => Promise.reject(locked),
    });
    let written = 0;
    await assert.rejects(
      guard.write('tenants', async () => written++),
      locked,
    );
    await guard.noteChange('tenants');
    assert.deepEqual([written, await guard.isStale()], [0, false]);
  });
});
