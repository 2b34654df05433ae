import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';
import { loopbackEnvironment, startNode } from './processes.mjs';
import { inTemporaryFolder, readCounts, temporaryFilesIn } from './results.mjs';

const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const reporter = fileURLToPath(new URL('./results-reporter.mjs', import.meta.url));

/** Runs the compiled tests of out/test/<group> in plain Node; resolves to their counts; `setup` is loaded first. */
export function runMocha(group, { print, grep, setup, testTimeoutSeconds, timeoutSeconds }) {
  return inTemporaryFolder(async (folder) => {
    const results = join(folder, 'results.json');
    const args = [
      ...[
        '--enable-source-maps',
        mocha,
        `out/test/${group}/**/*.test.js`,
        '--reporter',
        reporter,
        '--no-color',
      ],
      ...['--timeout', String(testTimeoutSeconds * 1000)],
      ...(setup ? ['--require', join(root, setup)] : []),
      ...(grep ? ['--grep', grep] : []),
    ];
    const env = loopbackEnvironment({ CXONE_TEST_RESULTS: results, ...temporaryFilesIn(folder) });
    const tests = startNode(process.execPath, args, { cwd: root, env, onLine: print });
    const limit = setTimeout(() => {
      print(`did not finish within ${timeoutSeconds} seconds`);
      tests.stop();
    }, timeoutSeconds * 1000);
    const code = await tests.exited;
    clearTimeout(limit);
    return readCounts(results, code === 0, print);
  });
}
