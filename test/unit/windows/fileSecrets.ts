import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStore } from '../../../src/core/ports';

/** A SecretStorage that processes share, each secret a file, looked up at every read. */
export class FileSecrets implements SecretStore {
  constructor(private readonly folder: string) {}

  get(key: string): Promise<string | undefined> {
    return readFile(join(this.folder, key), 'utf8').catch(() => undefined);
  }

  async set(key: string, value: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const draft = join(this.folder, randomUUID());
    await writeFile(draft, value);
    await rename(draft, join(this.folder, key));
  }

  delete(key: string): Promise<void> {
    return rm(join(this.folder, key), { force: true });
  }
}
