import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache } from './paths.mjs';
import { runSuite } from './vscode-suite.mjs';

/** The desktop releases the suite runs in: the oldest we promise and whatever is current. */
export const desktopVersions = ['1.100.0', 'stable'];

/** Runs out/test/vscode in a desktop VS Code that @vscode/test-electron downloads; resolves to the counts. */
export async function runDesktopSuite(version, options) {
  const executable = await download(version);
  return runSuite({
    ...options,
    executable,
    launchArgs: ['--disable-extensions', '--password-store=basic'],
    version: version === 'stable' ? undefined : version,
  });
}

async function download(version) {
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: join(cache, 'desktop') });
  } catch (error) {
    throw new Error(
      `The desktop VS Code ${version} could not be downloaded (${error.message}). This suite needs the internet; ` +
        '"npm run test:vscode" runs the same tests without it.',
    );
  }
}
