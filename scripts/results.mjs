import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const nothing = { passed: 0, failed: 0, skipped: 0 };

/** The sum of the counts of several groups. */
export function sum(counts) {
  return counts.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
    }),
    nothing,
  );
}

/** Counts as the line people and programs read. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** The counts a runner left in a file; a crash counts as one failure, and so does having run no test at all. */
export function readCounts(file, endedWell, print) {
  let counts = nothing;
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    print('ended before it could report; counted as one failure');
    return { ...nothing, failed: 1 };
  }
  const ran = counts.passed + counts.failed + counts.skipped > 0;
  if (!ran) print('ran no test; counted as one failure');
  return counts.failed === 0 && !(endedWell && ran) ? { ...counts, failed: 1 } : counts;
}

/** Where temporary folders go; the usual place of macOS is too long for the sockets VS Code makes there. */
const temporary = process.platform === 'darwin' ? '/tmp' : tmpdir();

/** Runs work with a temporary folder that is gone afterwards. */
export async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(temporary, 'cxone-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/** Environment variables that send a program's temporary files to a folder. */
export function temporaryFilesIn(folder) {
  return { TMPDIR: folder, TEMP: folder, TMP: folder };
}
