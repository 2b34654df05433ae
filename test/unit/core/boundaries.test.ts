import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const root = process.cwd();
const core = join(root, 'src', 'core');

describe('boundaries of core', () => {
  it('are crossed by what they are meant to stop', () => {
    const file = join(core, 'token', 'invented.ts');
    const crossing = [
      `import * as vscode from 'vscode';`,
      `import type * as vscode from 'vscode';`,
      `import { systemClock } from '../../platform/clock';`,
      `import type { Deps } from "../../ui/deps";`,
      `export { createApi } from '../../integrations/api';`,
      `const network = await import('../../network');`,
      `const { writeFile } = require('../../extension');`,
      `import { fetch } from 'undici';`,
    ];
    for (const line of crossing) assert.equal(foreignImports(file, line).length, 1, line);
  });

  it('let core know core, Node and the libraries that need no editor', () => {
    const allowed = `import { t } from '../l10n'; import { createHash } from 'node:crypto'; import * as v from 'valibot';`;
    assert.deepEqual(foreignImports(join(core, 'token', 'invented.ts'), allowed), []);
  });

  it('hold in every file', () => {
    const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    assert.ok(files.length > 30, `only ${files.length} files found`);
    const crossings = files.flatMap((path) => {
      const file = join(core, path);
      return foreignImports(file, readFileSync(file, 'utf8')).map((name) => `${path} imports ${name}`);
    });
    assert.deepEqual(crossings, []);
  });
});

describe('the bundles', () => {
  let folder: string;
  let bundles: Record<
    string,
    { imports: { path: string; external?: boolean }[]; inputs: Record<string, unknown> }
  >;

  before('build in a folder of their own', () => {
    folder = mkdtempSync(join(tmpdir(), 'cxone-token-bundles-'));
    for (const name of ['src', 'node_modules']) symlinkSync(join(root, name), join(folder, name), 'junction');
    execFileSync(process.execPath, [join(root, 'esbuild.js')], { cwd: folder });
    bundles = JSON.parse(readFileSync(join(folder, 'dist', 'meta.json'), 'utf8')).outputs;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const holds = (bundle: string, library: string) =>
    Object.keys(bundles[bundle]?.inputs ?? {}).some((path) => path.includes(`node_modules/${library}/`));

  for (const library of ['undici', 'oauth4webapi']) {
    it(`keep ${library} out of what activates, and in the network stack`, () => {
      assert.deepEqual(
        [holds('dist/extension.js', library), holds('dist/network.js', library)],
        [false, true],
      );
    });
  }

  it('need nothing at run time but Node, the editor and each other', () => {
    const provided = new Set([
      ...builtinModules,
      ...builtinModules.map((name) => `node:${name}`),
      'vscode',
      './features.js',
      './network.js',
    ]);
    const imports = Object.values(bundles).flatMap(({ imports }) =>
      imports.filter(({ external }) => external),
    );
    const missing = new Set(
      imports.map(({ path }) => path).filter((path) => !provided.has(path) && !path.startsWith('node:')),
    );
    assert.deepEqual([...missing], []);
    assert.ok(imports.some(({ path }) => path === './network.js'));
  });

  it('leave the editor out of the network stack', () => {
    assert.ok(!bundles['dist/network.js']?.imports.some(({ path }) => path === 'vscode'));
  });
});

const libraries = /^(node:[\w/]+|valibot|oauth4webapi|jose|jsonc-parser|ignore)$/;

/** What a file of core imports, types included, that is neither core nor free of editor and network. */
function foreignImports(file: string, source: string): string[] {
  const specifiers = source.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*(['"])(.+?)\1/g);
  return [...specifiers]
    .map(([, , name = '']) => name)
    .filter((name) => {
      if (!name.startsWith('.')) return !libraries.test(name);
      const path = relative(core, resolve(file, '..', name));
      return path.startsWith('..');
    });
}
