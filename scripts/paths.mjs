import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What scripts install or produce on the way; ignored by git and by the VSIX, safe to delete. */
export const cache = join(root, '.cache');
