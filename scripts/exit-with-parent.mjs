// Preloaded into what the scripts start: standard input is a pipe from the starter, so its end means that the
// starter is gone, even when it was killed. What this process forks in turn goes with it, being in its group.
import { fstatSync } from 'node:fs';

process.execArgv = process.execArgv.filter(
  (arg, index, all) => arg !== '--import' && all[index - 1] !== '--import',
);

if (fstatSync(0).isSocket() || fstatSync(0).isFIFO()) {
  process.stdin.on('end', endGroup);
  process.stdin.on('error', endGroup);
  process.stdin.resume();
  process.stdin.unref?.();
}

function endGroup() {
  process.on('exit', () => {
    try {
      process.kill(-process.pid, 'SIGKILL');
    } catch {
      // It does not lead a group, so there is nothing more to end.
    }
  });
  process.exit(1);
}
