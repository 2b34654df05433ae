import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The exact releases that the tools (24) and the oldest VS Code we support (20) run on. */
const versions = { 20: '20.20.0', 24: '24.21.0' };
const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.cache', 'node');

/** Path of a Node binary of that major version: the running one where it fits, else one from the npm registry. */
export function nodeBinary(major) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(cache, String(major));
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(binary)) {
    console.error(`Installing Node ${versions[major]} …`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const { status } = spawnSync(
      'npm',
      [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        `${name}@${versions[major]}`,
      ],
      { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
    );
    if (status !== 0)
      throw new Error(`Node ${versions[major]} could not be installed from the npm registry.`);
  }
  return binary;
}
