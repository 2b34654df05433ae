// Builds the extension (two bundles: the part that activates, and the network stack it loads on the first request)
// and, with --tests, compiles the sources and tests file by file into out/.
const { globSync, rmSync, writeFileSync } = require('node:fs');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const tests = process.argv.includes('--tests');

/** Keeps src/network.ts, reached only by a dynamic import, out of the main bundle. */
const lazyNetwork = {
  name: 'lazy-network',
  setup(build) {
    build.onResolve({ filter: /\/network$/ }, (args) =>
      args.kind === 'dynamic-import' ? { path: './network.js', external: true } : undefined,
    );
  },
};

const shared = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  sourcemap: production ? false : 'linked',
};

async function buildExtension() {
  rmSync('dist', { recursive: true, force: true });
  const result = await esbuild.build({
    ...shared,
    entryPoints: { extension: 'src/extension.ts', network: 'src/network.ts' },
    bundle: true,
    outdir: 'dist',
    external: ['vscode'],
    plugins: [lazyNetwork],
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
