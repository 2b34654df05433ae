import { confirmed, type Finding, FindingError } from '../finding';
import { t } from '../l10n';
import type { Clock, Log } from '../ports';
import { pause } from './pause';
import { type Revisions, readRevisions, writeRevisions } from './revisions';
import type { SharedPart, WriteGuard } from './writeGuard';

export interface WindowGuardDependencies {
  readonly clock: Clock;
  readonly log: Log;
  /** A text that every window sees as it is now. */
  readonly file: RevisionFile;
  /** When this window loaded its copies, in local time. */
  readonly startedAt: number;
  /** The revision of a part in this window's own copy. */
  ownRevision(part: SharedPart): Promise<string>;
  /** Runs work while no other window writes. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

export interface RevisionFile {
  /** Undefined when nothing was written yet. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** How long a change of another window may take to arrive; on a desktop it takes milliseconds. */
const patienceMs = 1500;
const lookEveryMs = 100;
/** A window loads its copies some time before it starts us. */
const loadingMs = 10_000;

/**
 * Compares this window's own copies of settings and secrets with a file that all windows see: in a browser, another
 * window's changes arrive with the next reload only, and the next write of an older copy would undo them.
 */
export class WindowGuard implements WriteGuard {
  readonly #seen = new Map<string, string>();
  #hasComplained = false;

  constructor(private readonly dependencies: WindowGuardDependencies) {}

  write<T>(part: SharedPart, work: () => Promise<T>): Promise<T> {
    return this.dependencies.exclusively(async () => {
      await this.check();
      try {
        return await work();
      } finally {
        await this.#record(part);
      }
    });
  }

  /** Rejects where `write` would, for those who have much to ask before they write. */
  async check(): Promise<void> {
    if (await this.#isBehind(patienceMs)) throw new FindingError(outOfDate());
  }

  /** True when another window's change has not arrived at this moment; never rejects. */
  isStale(): Promise<boolean> {
    return this.#isBehind(0).catch(() => false);
  }

  async noteChange(part: SharedPart): Promise<void> {
    const record = async () => {
      if (!(await this.#isBehind(0))) await this.#record(part);
    };
    await this.dependencies.exclusively(record).catch((error: unknown) => this.#complain(error));
  }

  async #isBehind(patience: number): Promise<boolean> {
    const latest = await this.#read();
    for (let waited = 0; ; waited += lookEveryMs) {
      if (await this.#hasSeen(latest)) return false;
      if (waited >= patience) return true;
      await pause(this.dependencies.clock, lookEveryMs);
    }
  }

  async #hasSeen(latest: Revisions): Promise<boolean> {
    const { ownRevision, startedAt } = this.dependencies;
    for (const [part, { revision, at }] of Object.entries(latest)) {
      if (this.#seen.get(part) === revision) continue;
      const isLoaded = at < startedAt - loadingMs;
      if (!isLoaded && (await ownRevision(part as SharedPart)) !== revision) return false;
      this.#seen.set(part, revision);
    }
    return true;
  }

  /** Lets the other windows know what this one has now. */
  async #record(part: SharedPart): Promise<void> {
    const { file, clock, ownRevision } = this.dependencies;
    try {
      const revision = await ownRevision(part);
      if (this.#seen.get(part) === revision) return;
      await file.write(writeRevisions({ ...(await this.#read()), [part]: { revision, at: clock.now() } }));
      this.#seen.set(part, revision);
    } catch (error) {
      this.#complain(error);
    }
  }

  async #read(): Promise<Revisions> {
    try {
      return readRevisions(await this.dependencies.file.read());
    } catch (error) {
      this.#complain(error);
      return {};
    }
  }

  /** Without the file nothing is guarded, and nothing is prevented. */
  #complain(error: unknown): void {
    if (this.#hasComplained) return;
    this.#hasComplained = true;
    this.dependencies.log.warn(`What other windows changed cannot be followed: ${error}`);
  }
}

function outOfDate(): Finding {
  return confirmed(
    'window-out-of-date',
    t('Another window changed tenants or secrets.'),
    t(
      'In a browser, a window sees what another one changed only after it was reloaded. Saving now would write over that change, so nothing was saved.',
    ),
    t('Reload this window, then try again.'),
  );
}
