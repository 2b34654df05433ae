import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './paths.mjs';
import { isProgram, runToEnd } from './processes.mjs';
import { vsixFiles } from './vsix.mjs';

/** Where the packaged extension is, or will be. */
export function vsixPath() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `${name}-${version}.vsix`);
}

/** Builds and packages the extension; resolves to the path of the VSIX, throws if vsce has anything to complain about. */
export async function packageExtension() {
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const file = vsixPath();
  const output = await runToEnd(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], {
    cwd: root,
  });
  if (/^\s*WARNING\b/m.test(output)) throw new Error(`vsce warns, and a release should not:\n${output}`);
  return file;
}

if (isProgram(import.meta.url)) {
  try {
    const file = await packageExtension();
    for (const { path, size } of vsixFiles(file)) console.log(`${String(size).padStart(8)}  ${path}`);
    console.log(`${basename(file)}, ${Math.ceil(statSync(file).size / 1024)} KB`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
