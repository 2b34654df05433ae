import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const guard = new URL('./exit-with-parent.mjs', import.meta.url).href;
const grouped = process.platform !== 'win32';
const running = new Set();
const interruptions = new Set();
let tidying = false;

/**
 * Starts a program that never outlives this process. Resolves nothing by itself: `firstMatch` waits for a line,
 * `exited` for the end, `stop` ends it and everything it started.
 */
export function startProcess(command, args, { cwd, env, onLine = () => {} } = {}) {
  tidyUpAtExit();
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], detached: grouped });
  const lines = [];
  const waiting = new Set();
  const started = { child, lines };
  const hear = (line) => {
    lines.push(line);
    onLine(line);
    for (const check of waiting) check(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', hear);
  child.stdin.on('error', () => {});
  running.add(child);
  started.exited = new Promise((resolve) => {
    child.once('error', (error) => hear(`${command}: ${error.message}`));
    child.once('close', (code, signal) => resolve(code ?? signal));
    child.once('error', () => resolve('not started'));
  });
  started.exited.then(() => running.delete(child));
  started.firstMatch = (pattern) => firstMatch(pattern, started, waiting, command);
  started.stop = async () => {
    endGroup(child, 'SIGTERM');
    const force = setTimeout(() => endGroup(child, 'SIGKILL'), 5_000);
    await started.exited;
    clearTimeout(force);
    endGroup(child, 'SIGKILL');
  };
  return started;
}

/** Like startProcess for a Node script; it also ends when this process is killed without a chance to tidy up. */
export function startNode(node, args, options) {
  return startProcess(node, ['--import', guard, ...args], options);
}

/** Runs a program to its end and returns its output; throws with that output if it fails. */
export async function runToEnd(command, args, options) {
  const { exited, lines } = startProcess(command, args, options);
  const code = await exited;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${lines.join('\n')}`);
  return lines.join('\n');
}

/** Runs npm in a folder; throws with npm's output if it fails. */
export function npm(args, cwd) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return process.platform === 'win32'
    ? runToEnd('cmd', ['/c', 'npm', ...args, ...quiet], { cwd })
    : runToEnd('npm', [...args, ...quiet], { cwd });
}

/** Has work done before this process ends by a signal, within 5 s; returns how to call that off. */
export function onInterrupt(work) {
  tidyUpAtExit();
  interruptions.add(work);
  return () => interruptions.delete(work);
}

/** This process's environment with additions, without proxies: what we start talks to loopback only. */
export function loopbackEnvironment(additions = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(https?|all|no)_proxy$/i.test(name));
  return { ...Object.fromEntries(inherited), ...additions };
}

/** True when this file was started as the program, rather than imported. */
export function isProgram(url) {
  return process.argv[1] === fileURLToPath(url);
}

function firstMatch(pattern, { exited, lines }, waiting, command) {
  return new Promise((resolve, reject) => {
    const check = (line) => {
      const match = pattern.exec(line);
      if (!match) return;
      waiting.delete(check);
      resolve(match);
    };
    waiting.add(check);
    for (const line of lines) check(line);
    exited.then((code) => reject(new Error(`${command} ended with ${code}\n${lines.slice(-30).join('\n')}`)));
  });
}

function endGroup(child, signal) {
  try {
    if (grouped && child.pid) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended already.
  }
}

function tidyUpAtExit() {
  if (tidying) return;
  tidying = true;
  process.on('exit', () => {
    for (const child of running) endGroup(child, 'SIGKILL');
  });
  let ending;
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, async () => {
      ending ??= Promise.race([Promise.allSettled([...interruptions].map((work) => work())), pause(5_000)]);
      await ending;
      process.exit(code);
    });
  }
}
