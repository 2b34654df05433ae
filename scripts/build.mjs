import { join } from 'node:path';
import { root } from './paths.mjs';
import { runToEnd } from './processes.mjs';

/** Builds the extension into dist/ as it is shipped. */
export function buildExtension() {
  return esbuild('--production');
}

/** Compiles sources and tests file by file into out/. */
export function compileTests() {
  return esbuild('--tests');
}

function esbuild(flag) {
  return runToEnd(process.execPath, [join(root, 'esbuild.js'), flag], { cwd: root });
}
