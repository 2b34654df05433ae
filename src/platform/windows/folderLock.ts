import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock, Log } from '../../core/ports';
import { pause } from '../../core/windows/pause';

export interface FolderLockOptions {
  /** Where the locks are; made when needed. Undefined where windows share no folder: then nothing is locked. */
  readonly folder: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** After this long a waiter goes ahead without the lock, in milliseconds. */
  longestWaitMs(): number;
}

const lookEveryMs = 100;
const beatEveryMs = 1000;
/** An owner that gave no sign of life in so many looks is gone. Not a time: a machine that slept looked at nothing. */
const silentLooks = 100;

/**
 * Locks among all processes that see a folder. A lock is a folder with one file in it, named after its owner: it is
 * made whole by one rename, which fails while another owner's file is there, and it ends with the removal of a file
 * of that name. So nobody can ever remove another lock than the one he looked at.
 */
export class FolderLock {
  #hasComplained = false;

  constructor(private readonly options: FolderLockOptions) {}

  /** Runs work while nobody else does under that name; waiting rejects with the signal's reason when it aborts. */
  async exclusively<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const release = await this.#acquire(name, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      this.#complain(error);
    });
    try {
      return await work();
    } finally {
      await release?.();
    }
  }

  /** Resolves to how to release the lock, or to nothing when it was not to be had in time. */
  async #acquire(name: string, signal: AbortSignal | undefined): Promise<(() => Promise<void>) | undefined> {
    const { folder, clock, longestWaitMs } = this.options;
    if (folder === undefined) return undefined;
    const lock = join(folder, name);
    const looks = Math.ceil(longestWaitMs() / lookEveryMs);
    let last = { sign: '', silent: 0 };
    for (let look = 0; ; look++) {
      signal?.throwIfAborted();
      const owner = await ownerOf(lock);
      const own = owner ? undefined : await claim(folder, lock);
      if (own) return this.#hold(lock, own);
      const sign = owner ? `${owner.name} ${owner.lastBeat}` : '';
      last = { sign, silent: sign === last.sign ? last.silent + 1 : 0 };
      if (look >= looks) return undefined;
      if (owner && (last.silent >= silentLooks || hasDied(owner.name))) await remove(lock, owner.name);
      else await pause(clock, lookEveryMs, signal);
    }
  }

  /** Shows that the owner lives until the lock is released. */
  #hold(lock: string, own: string): () => Promise<void> {
    const { clock } = this.options;
    const beat = () => {
      const now = new Date();
      utimes(join(lock, own), now, now).catch(() => {});
      stop = clock.after(beatEveryMs, beat);
    };
    let stop = clock.after(beatEveryMs, beat);
    return async () => {
      stop();
      await remove(lock, own);
    };
  }

  /** A lock spares requests; a window that cannot make one works without. */
  #complain(error: unknown): void {
    if (this.#hasComplained) return;
    this.#hasComplained = true;
    this.options.log.warn(`Windows cannot wait for each other: ${error}`);
  }
}

interface Owner {
  readonly name: string;
  readonly lastBeat: number;
}

async function ownerOf(lock: string): Promise<Owner | undefined> {
  try {
    const [name] = await readdir(lock);
    if (name !== undefined) return { name, lastBeat: (await stat(join(lock, name))).mtimeMs };
    // Windows renames nothing to a name that is taken, be it by an empty folder
    await rmdir(lock);
  } catch (error) {
    if (!isRace(error)) throw error;
  }
  return undefined;
}

/** Takes a free lock; resolves to the owner's name, or to undefined when somebody was faster. */
async function claim(folder: string, lock: string): Promise<string | undefined> {
  const own = `${process.pid} ${encodeURIComponent(hostname())} ${randomUUID()}`;
  const draft = join(folder, `draft-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  try {
    await writeFile(join(draft, own), '');
    await rename(draft, lock);
    return own;
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    if (!isRace(error)) throw error;
    return undefined;
  }
}

/** Ends the lock of that owner, and no other's; what cannot be removed is found silent by the next who looks. */
async function remove(lock: string, owner: string): Promise<void> {
  await unlink(join(lock, owner)).catch(() => {});
  await rmdir(lock).catch(() => {});
}

/** A process of this machine that ended need not be waited for; of other machines only silence tells. */
function hasDied(owner: string): boolean {
  const [pid, host] = owner.split(' ');
  if (host !== encodeURIComponent(hostname())) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** What happens when others make and remove the same lock; EPERM, EACCES and EBUSY are what Windows says then. */
function isRace(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY'].includes(code);
}
