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

/** The counts a runner left in a file, one failure more if it ended badly without saying which test failed. */
export function readCounts(file, endedWell, print) {
  let counts = nothing;
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    print('ended before it could report; counted as one failure');
    return { ...nothing, failed: 1 };
  }
  return !endedWell && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Runs work with a temporary folder that is gone afterwards. */
export async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'cxone-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
