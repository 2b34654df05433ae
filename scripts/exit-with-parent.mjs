// Preloaded into what the scripts start: standard input is a pipe from the starter, so its end means that the
// starter is gone, even when it was killed. What this process forks in turn is not concerned.
import { fstatSync } from 'node:fs';

process.execArgv = process.execArgv.filter(
  (arg, index, all) => arg !== '--import' && all[index - 1] !== '--import',
);

if (fstatSync(0).isSocket() || fstatSync(0).isFIFO()) {
  process.stdin.on('end', () => process.exit(1));
  process.stdin.on('error', () => process.exit(1));
  process.stdin.resume();
  process.stdin.unref?.();
}
