import assert from 'node:assert/strict';
import { FindingError } from '../../../src/core/finding';
import { revisionOfValue } from '../../../src/core/windows/revisions';
import { type RevisionFile, WindowGuard } from '../../../src/core/windows/windowGuard';
import type { SharedPart } from '../../../src/core/windows/writeGuard';
import { HurriedClock, KeptLog } from './doubles';

type Part = SharedPart;

/** What a VS Code keeps for all windows, each of which works on copies. */
export class Host {
  readonly clock = new HurriedClock();
  readonly log = new KeptLog();
  readonly stored = new Map<Part, unknown>();
  text: string | undefined;
  readonly file: RevisionFile = {
    read: async () => this.text,
    write: async (text) => {
      this.text = text;
    },
  };
  readonly windows: HostWindow[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** A browser tells a window nothing of the others until it is reloaded; a desktop does, this much later. */
  constructor(readonly arrivesAfterMs: number | 'reload') {}

  open(startedAt = this.clock.now()): HostWindow {
    const window = new HostWindow(this, startedAt);
    this.windows.push(window);
    return window;
  }

  readonly exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  };
}

/** One window: its guard over its own copies. */
export class HostWindow {
  readonly copies: Map<Part, unknown>;
  readonly guard: WindowGuard;
  /** How often the guard looked at a copy. */
  looks = 0;

  constructor(
    private readonly host: Host,
    startedAt: number,
  ) {
    this.copies = new Map(host.stored);
    this.guard = new WindowGuard({
      clock: host.clock,
      log: host.log,
      file: host.file,
      startedAt,
      ownRevision: async (part) => {
        this.looks++;
        return revisionOfValue(this.copies.get(part));
      },
      exclusively: host.exclusively,
    });
  }

  /** Changes a part as the extension does. */
  write(part: Part, value: unknown): Promise<void> {
    return this.guard.write(part, async () => this.change(part, value));
  }

  /** Changes a part as a person does in the settings editor, and hears of it. */
  edit(part: Part, value: unknown): Promise<void> {
    this.change(part, value);
    return this.guard.noteChange(part);
  }

  async isRefused(part: Part, value: unknown): Promise<void> {
    const before = [...this.host.stored];
    const error = await this.write(part, value).then(
      () => assert.fail('it was written'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof FindingError, String(error));
    assert.equal(error.finding.code, 'window-out-of-date');
    assert.deepEqual([...this.host.stored], before);
  }

  private change(part: Part, value: unknown): void {
    const { host } = this;
    host.stored.set(part, value);
    this.copies.set(part, value);
    if (host.arrivesAfterMs === 'reload') return;
    for (const other of host.windows.filter((window) => window !== this)) {
      host.clock.after(host.arrivesAfterMs, () => {
        other.copies.set(part, value);
        void other.guard.noteChange(part);
      });
    }
  }
}
