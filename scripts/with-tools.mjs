// Runs a script of this project with everything it needs in place: the npm packages of the lockfile and the
// Node version the tools want. Uses nothing but Node itself, so that it works as the first command after a clone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeBinary } from './node-binary.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [script, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `CXone Token needs Node 20 or newer to build; this is ${process.version}. Install a newer Node.js.`,
  );
  process.exit(1);
}
if (!packagesAreCurrent()) {
  console.error('Installing npm packages …');
  // Not "npm ci": it refuses a lockfile without every platform's optional packages, which not every registry has.
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: process.platform === 'win32',
  });
}
const node = nodeBinary(24);
const tool = spawn(node, [join(root, script), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => tool.kill(signal));
tool.on('error', (error) => console.error(`Could not run ${node}: ${error.message}`));
tool.on('close', (code) => process.exit(code ?? 1));

function packagesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function run(command, commandArgs, options) {
  const { status, error } = spawnSync(command, commandArgs, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`Could not run ${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
