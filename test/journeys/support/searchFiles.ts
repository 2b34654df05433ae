import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Search {
  /** How many files were read. */
  readonly files: number;
  /** The files that hold one of the texts, as bytes of UTF-8 or UTF-16. */
  readonly found: readonly string[];
}

/** Searches every file below a folder for texts in clear. */
export function searchFiles(folder: string, texts: readonly string[]): Search {
  const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = files.filter((file) => {
    const content = readFileSync(file);
    return needles.some((needle) => content.includes(needle));
  });
  return { files: files.length, found };
}
