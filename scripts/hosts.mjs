import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary } from './node-binary.mjs';
import { cache } from './paths.mjs';
import { isProgram, npm } from './processes.mjs';

/**
 * The VS Code releases everything is tried on, as the npm package code-server carries them, with the Node of each.
 * Where a dependency comes without the native code it needs, a later release of it does.
 */
const releases = {
  oldest: { vscode: '1.100.3', codeServer: '4.100.3', node: 20, overrides: { argon2: '0.44.0' } },
  newest: { vscode: '1.139.1', codeServer: '4.139.1', node: 24 },
};

/** The names of the hosts, oldest first. */
export const hostNames = Object.keys(releases);

/**
 * A VS Code that runs without a display, installed on first use: its version, the Node binary to run it with, the
 * bare server's script (for extension tests) and code-server's (for people).
 */
export async function installedHost(name) {
  const release = releases[name];
  if (!release) throw new Error(`There is no host "${name}"; there are ${hostNames.join(' and ')}.`);
  if (process.platform === 'win32')
    throw new Error('The browser hosts need Linux or macOS. Use test:desktop.');
  const node = nodeBinary(release.node);
  const folder = join(cache, 'hosts', release.codeServer);
  await installOnce(folder, release);
  const codeServer = join(folder, 'node_modules', 'code-server');
  return {
    name,
    vscode: release.vscode,
    node,
    server: join(codeServer, 'lib', 'vscode', 'out', 'server-main.js'),
    codeServer: join(codeServer, 'out', 'node', 'entry.js'),
  };
}

async function installOnce(folder, release) {
  const marker = join(folder, 'complete');
  const recipe = JSON.stringify(release);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === recipe) return;
  console.log(`Installing VS Code ${release.vscode} …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { overrides = {} } = release;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
  await npm(['install', `code-server@${release.codeServer}`], folder);
  await npm(['install', '--omit=dev'], join(folder, 'node_modules', 'code-server', 'lib', 'vscode'));
  await addRipgrep(folder);
  writeFileSync(marker, recipe);
}

/** Gives an older release the search program that its skipped install script would have downloaded. */
async function addRipgrep(folder) {
  const ripgrep = join(
    folder,
    'node_modules',
    'code-server',
    'lib',
    'vscode',
    'node_modules',
    '@vscode',
    'ripgrep',
  );
  if (!existsSync(ripgrep)) return;
  await npm(['install', '@vscode/ripgrep-universal@1.18.0'], folder);
  const binaries = join(folder, 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  mkdirSync(join(ripgrep, 'bin'), { recursive: true });
  copyFileSync(join(binaries, `${process.platform}-${process.arch}`, 'rg'), join(ripgrep, 'bin', 'rg'));
}

if (isProgram(import.meta.url)) for (const name of hostNames) console.log(await installedHost(name));
