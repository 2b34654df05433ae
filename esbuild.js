// Builds the extension (three bundles: what activates, what the first command loads, and the network stack)
// and, with --tests, compiles the sources and tests file by file into out/.
const { globSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename } = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const tests = process.argv.includes('--tests');

/** Keeps what is reached only by a dynamic import out of the bundle that activates. */
const lazyBundles = {
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /\/(features|network)$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path)}.js`, external: true } : undefined,
    );
  },
};

/**
 * Asks the editor for its API once per bundle. Otherwise every file would require it and copy all its hundreds of names,
 * which costs more than all the rest of activation.
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode' },
    );
    build.onLoad({ filter: /^vscode$/, namespace: 'vscode' }, () => ({
      contents: `const vscode = require('vscode');\nexport const { ${namesOfVscode().join(', ')} } = vscode;`,
    }));
  },
};

/** The names of the API that the sources use. */
function namesOfVscode() {
  const sources = globSync('src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const names = sources.flatMap((source) => [...source.matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name));
  return [...new Set(names)].sort();
}

const shared = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  logOverride: { 'import-is-undefined': 'error' },
  sourcemap: production ? false : 'linked',
};

async function buildExtension() {
  rmSync('dist', { recursive: true, force: true });
  const result = await esbuild.build({
    ...shared,
    entryPoints: { extension: 'src/extension.ts', features: 'src/features.ts', network: 'src/network.ts' },
    bundle: true,
    outdir: 'dist',
    plugins: [lazyBundles, vscodeOnce],
    minify: production,
    legalComments: 'none',
    mainFields: ['module', 'main'],
    metafile: true,
  });
  writeFileSync('dist/meta.json', JSON.stringify(result.metafile));
}

async function compileTests() {
  rmSync('out', { recursive: true, force: true });
  await esbuild.build({
    ...shared,
    sourcemap: 'inline',
    entryPoints: globSync(['src/**/*.ts', 'test/**/*.ts']),
    outbase: '.',
    outdir: 'out',
  });
}

(tests ? compileTests() : buildExtension()).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
