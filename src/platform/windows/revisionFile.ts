import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RevisionFile } from '../../core/windows/windowGuard';

/** A text in a real file; who reads it while it is written gets the old one or the new one, whole. */
export function revisionFileAt(path: string): RevisionFile {
  return {
    async read() {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(text) {
      const draft = `${path}.${randomUUID()}`;
      await mkdir(dirname(path), { recursive: true });
      try {
        await writeFile(draft, text);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => {});
        throw error;
      }
    },
  };
}

/** Where there is no folder that all windows see. */
export const noRevisionFile: RevisionFile = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
};
