import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * Runs every `*.test.js` under this folder inside the extension host, as VS Code asks of `extensionTestsPath`.
 * The counts go to the file that CXONE_TEST_RESULTS names; CXONE_TEST_GREP picks tests by title. Throws if one fails.
 */
export async function run(): Promise<void> {
  const grep = process.env.CXONE_TEST_GREP;
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, forbidOnly: true, ...(grep ? { grep } : {}) });
  for (const file of testFiles()) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  if (!stats) throw new Error('The tests ended without a result.');
  const counts = { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
  if (process.env.CXONE_TEST_RESULTS) writeFileSync(process.env.CXONE_TEST_RESULTS, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}

function testFiles(): string[] {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.test.js')).map((file) => join(__dirname, file));
}
