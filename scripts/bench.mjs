// Prints the performance table: a row per file in test/bench/rows, each a ratio of two things measured in this run.
// With names of rows, only those.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { compileTests } from './build.mjs';
import { packageExtension } from './package.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'out', 'test', 'bench', 'rows');
const require = createRequire(join(folder, 'index.js'));
const wanted = process.argv.slice(2);

console.error('Packaging …');
await packageExtension();
await compileTests();

console.log('| what | ours | compared with | ratio |\n|---|---|---|---|');
for (const file of readdirSync(folder).sort()) {
  const name = basename(file, '.js');
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`Measuring ${name} …`);
  const { what, ours, reference, unit, against } = await require(`./${file}`).measure();
  const ratio = ours / reference;
  console.log(
    `| ${what} | ${short(ours)} ${unit} | ${short(reference)} ${unit}, ${against} | ${short(ratio)} |`,
  );
}
process.exit(0);

function short(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(2);
}
