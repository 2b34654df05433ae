import { join } from 'node:path';
import { root } from './paths.mjs';
import { isProgram, startProcess } from './processes.mjs';
import { sum, summary } from './results.mjs';

const tools = {
  'Types (tsc)': ['typescript', 'bin/tsc', '-p', '.'],
  'Style and lint (biome)': ['@biomejs/biome', 'bin/biome', 'check', '--error-on-warnings', '.'],
  'Unused code and packages (knip)': ['knip', 'bin/knip.js', '--no-progress'],
};

/** Runs the tools that read the code without running it, each counted as one item. */
export async function check({ print }) {
  const counts = [];
  for (const [title, tool] of Object.entries(tools)) counts.push(await runTool(title, tool, print));
  return sum(counts);
}

async function runTool(title, [name, script, ...args], print) {
  const file = join(root, 'node_modules', name, script);
  const { exited, lines } = startProcess(process.execPath, [file, ...args], { cwd: root });
  const passed = (await exited) === 0;
  if (!passed) for (const line of lines) print(line);
  print(`${passed ? '✔' : '✘'} ${title}`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

if (isProgram(import.meta.url)) {
  const counts = await check({ print: console.log });
  console.log(summary(counts));
  process.exitCode = counts.failed ? 1 : 0;
}
