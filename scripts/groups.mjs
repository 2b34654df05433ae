import { buildExtension, compileTests } from './build.mjs';
import { check } from './check.mjs';
import { desktopVersions, runDesktopSuite } from './desktop.mjs';
import { hostNames, installedHost } from './hosts.mjs';
import { runMocha } from './mocha.mjs';
import { packageExtension } from './package.mjs';
import { sum } from './results.mjs';
import { runHostSuite } from './vscode-suite.mjs';

const built = { passed: 0, failed: 0, skipped: 0 };
const packaged = { passed: 1, failed: 0, skipped: 0 };

/** The groups of tests by name; each takes { grep, host } and resolves to its counts, whatever happens. */
export const groups = {
  build: () => group('build', () => inOrder([buildExtension, compileTests], built)),
  package: () => group('package', () => inOrder([packageExtension], packaged)),
  check: () => group('check', (print) => check({ print })),
  unit: ({ grep }) =>
    group('unit', (print) => runMocha('unit', { print, grep, testTimeoutSeconds: 20, timeoutSeconds: 300 })),
  vscode: async ({ grep, host }) => {
    const names = host ? [host] : hostNames;
    return sum(
      await inTurn(names, (name) => group(`vscode ${name}`, (print) => runHost(name, { grep, print }))),
    );
  },
  journeys: ({ grep }) => {
    const setup = 'out/test/journeys/workbench/pictures.js';
    const limits = { testTimeoutSeconds: 120, timeoutSeconds: 900 };
    return group('journeys', (print) => runMocha('journeys', { print, grep, setup, ...limits }));
  },
  desktop: async ({ grep }) => {
    const run = (version) =>
      group(`desktop ${version}`, (print) => runDesktopSuite(version, { grep, print }));
    return sum(await inTurn(desktopVersions, run));
  },
};

/** Runs async work for each item, one after the other; resolves to all results. */
export async function inTurn(items, work) {
  const results = [];
  for (const item of items) results.push(await work(item));
  return results;
}

async function runHost(name, options) {
  const { vscode: version } = await installedHost(name);
  return runHostSuite(name, { ...options, version });
}

async function inOrder(steps, counts) {
  for (const step of steps) await step();
  return counts;
}

/** Runs one group with its name before each line it prints; a crash counts as one failure. */
async function group(name, work) {
  const print = (line) => console.log(`[${name}] ${line}`);
  const started = performance.now();
  try {
    return await work(print);
  } catch (error) {
    for (const line of String(error.message).split('\n')) print(line);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    print(`took ${Math.round((performance.now() - started) / 1000)} s`);
  }
}
