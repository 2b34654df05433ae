import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderLock, type FolderLockOptions } from '../../../src/platform/windows/folderLock';
import { FakeClock } from '../core/doubles/fakeClock';
import { becomes, HurriedClock, KeptLog } from './doubles';

describe('FolderLock', () => {
  let temporary: string;
  let folder: string;
  let log: KeptLog;
  const lockOf = (options: Partial<FolderLockOptions> = {}) =>
    new FolderLock({
      folder,
      log,
      clock: new HurriedClock(),
      longestWaitMs: () => Number.MAX_SAFE_INTEGER,
      ...options,
    });
  const leftovers = () => readdirSync(folder);
  const names = (host: string, pid: number) => `${pid} ${host} invented-owner`;
  const leaveBehind = (owner: string) => {
    mkdirSync(join(folder, 'acme'), { recursive: true });
    writeFileSync(join(folder, 'acme', owner), '');
  };
  const here = encodeURIComponent(hostname());
  const deadPid = 2 ** 30;

  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'cxone-lock-'));
    folder = join(temporary, 'global storage', 'locks');
    log = new KeptLog();
  });
  afterEach(() => rmSync(temporary, { recursive: true, force: true }));

  it('makes its folder, gives what the work gives, and leaves nothing behind', async () => {
    assert.equal(await lockOf().exclusively('acme', async () => leftovers().join()), 'acme');
    assert.deepEqual(leftovers(), []);
  });

  it('is released when the work fails', async () => {
    const failure = new Error('invented');
    const failing = lockOf().exclusively('acme', () => Promise.reject(failure));
    await assert.rejects(failing, failure);
    assert.deepEqual(leftovers(), []);
  });

  it('lets one after the other work, of many that come at once', async () => {
    const running = new Set<number>();
    const order: number[] = [];
    const work = (number: number) => async () => {
      assert.deepEqual([...running], []);
      running.add(number);
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      running.delete(number);
      order.push(number);
    };
    const all = Array.from({ length: 10 }, (_, number) => lockOf().exclusively('acme', work(number)));
    await Promise.all(all);
    assert.equal(new Set(order).size, 10);
    assert.deepEqual(leftovers(), []);
  });

  it('keeps different names apart', async () => {
    const lock = lockOf();
    const both = await lock.exclusively('acme', () => lock.exclusively('other', async () => leftovers()));
    assert.deepEqual(both.sort(), ['acme', 'other']);
  });

  describe('while somebody holds it', () => {
    let letGo: () => void;
    let held: Promise<void>;
    let work: number;

    beforeEach(async () => {
      work = 0;
      await new Promise<void>((isHeld) => {
        held = lockOf({ clock: new FakeClock() }).exclusively('acme', () => {
          isHeld();
          return new Promise<void>((done) => {
            letGo = done;
          });
        });
      });
    });
    afterEach(async () => {
      letGo();
      await held;
    });

    it('stops waiting as soon as it is cancelled, and does not work', async () => {
      const clock = new FakeClock();
      let waits = 0;
      const counting = {
        now: () => clock.now(),
        after: (...args: Parameters<typeof clock.after>) => {
          waits++;
          return clock.after(...args);
        },
      };
      const cancelling = new AbortController();
      const waiting = lockOf({ clock: counting }).exclusively('acme', async () => work++, cancelling.signal);
      await becomes(() => waits > 0);
      const reason = new Error('cancelled');
      cancelling.abort(reason);
      await assert.rejects(waiting, reason);
      assert.deepEqual([work, log.lines], [0, []]);
    });

    it('does not even look when it was cancelled before', async () => {
      const reason = new Error('cancelled');
      const waiting = lockOf().exclusively('acme', async () => work++, AbortSignal.abort(reason));
      await assert.rejects(waiting, reason);
      assert.equal(work, 0);
    });

    it('goes ahead after the longest wait, and leaves the lock to its owner', async () => {
      const clock = new HurriedClock();
      await lockOf({ clock, longestWaitMs: () => 500 }).exclusively('acme', async () => work++);
      assert.deepEqual([work, clock.waits], [1, 5]);
      assert.equal(leftovers().length, 1);
    });

    it('takes over from an owner that shows no sign of life, who then cannot end the new lock', async () => {
      // this process lives, but the clock of the owner stands still, and with it the heart
      await lockOf().exclusively('acme', async () => {
        const [own] = readdirSync(join(folder, 'acme'));
        letGo();
        await held;
        assert.deepEqual(readdirSync(join(folder, 'acme')), [own]);
      });
      assert.deepEqual(leftovers(), []);
    });
  });

  it('waits for an owner as long as its heart beats', async () => {
    const owner = new FakeClock(Date.now());
    let waits = 0;
    let letGo = () => {};
    const events: string[] = [];
    const clock = new HurriedClock();
    await new Promise<void>((isHeld) => {
      void lockOf({ clock: owner }).exclusively('acme', () => {
        isHeld();
        return new Promise<void>((done) => {
          letGo = () => {
            events.push('released');
            done();
          };
        });
      });
    });
    const waiting = lockOf({
      clock: {
        now: () => clock.now(),
        after(delay, callback) {
          if (++waits % 50 === 0) owner.advance(1000);
          if (waits === 500) letGo();
          return clock.after(delay, callback);
        },
      },
    }).exclusively('acme', async () => events.push('taken'));
    await waiting;
    assert.deepEqual(events, ['released', 'taken']);
  });

  it('takes over at once from a process of this machine that has ended', async () => {
    leaveBehind(names(here, deadPid));
    const clock = new HurriedClock();
    await lockOf({ clock }).exclusively('acme', async () => undefined);
    assert.deepEqual([clock.waits, leftovers()], [1, []], 'it waited; the one wait is for the heart');
  });

  it('takes over from another machine only after a long silence', async () => {
    leaveBehind(names('another-machine', deadPid));
    const clock = new HurriedClock();
    await lockOf({ clock }).exclusively('acme', async () => undefined);
    assert.ok(clock.waits >= 100, `only ${clock.waits} looks`);
    assert.deepEqual(leftovers(), []);
  });

  it('takes over from whatever else is in its place, and from an empty folder', async () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    leaveBehind('not an owner at all');
    await lockOf().exclusively('acme', async () => undefined);
    await lockOf().exclusively('empty', async () => undefined);
    assert.deepEqual(leftovers(), []);
  });

  it('is taken over by exactly one of many', async () => {
    leaveBehind(names(here, deadPid));
    let running = 0;
    const work = async () => {
      assert.equal(++running, 1);
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      running--;
    };
    await Promise.all(Array.from({ length: 10 }, () => lockOf().exclusively('acme', work)));
    assert.deepEqual(leftovers(), []);
  });

  it('does the work and says so once where no lock can be made', async () => {
    mkdirSync(temporary, { recursive: true });
    writeFileSync(join(temporary, 'a file'), '');
    const lock = lockOf({ folder: join(temporary, 'a file', 'locks') });
    const outcomes = [
      await lock.exclusively('acme', async () => 'done'),
      await lock.exclusively('acme', async () => 'done again'),
    ];
    assert.deepEqual(outcomes, ['done', 'done again']);
    assert.equal(log.lines.length, 1);
  });

  it('does the work where there is no folder that windows share', async () => {
    const done = await lockOf({ folder: undefined }).exclusively('acme', async () => 'done');
    assert.deepEqual([done, log.lines], ['done', []]);
  });
});
