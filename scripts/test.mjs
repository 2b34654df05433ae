// Runs the tests: everything that needs no internet, or the one group named (unit, vscode, journeys, desktop).
// The last line printed is the sum of all counts. To work on something: --grep TITLE, --host oldest|newest, and
// --no-build to run what dist/, out/ and the VSIX hold already.
import { parseArgs } from 'node:util';
import { groups, inTurn } from './groups.mjs';
import { sum, summary } from './results.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string' }, host: { type: 'string' }, 'no-build': { type: 'boolean' } },
});

/** Which groups run at the same time, in turn; two lanes fit a machine with two cores. */
const plans = {
  all: [['build'], ['package'], ['check unit', 'vscode'], ['journeys']],
  unit: [['build'], ['unit']],
  vscode: [['build'], ['vscode']],
  journeys: [['build'], ['package'], ['journeys']],
  desktop: [['build'], ['desktop']],
};

const plan = plans[positionals[0] ?? 'all'];
if (!plan) {
  console.error(`There is no group "${positionals[0]}"; there are ${Object.keys(plans).join(', ')}.`);
  process.exit(2);
}
const counts = await run(plan);
console.log(summary(counts));
process.exit(counts.failed ? 1 : 0);

async function run(stages) {
  let total = sum([]);
  for (const lanes of stages) {
    if (options['no-build'] && ['build', 'package'].includes(lanes[0])) continue;
    total = sum([total, ...(await Promise.all(lanes.map(runLane)))]);
    if (lanes[0] === 'build' && total.failed) break;
  }
  return total;
}

async function runLane(lane) {
  return sum(await inTurn(lane.split(' '), (name) => groups[name](options)));
}
