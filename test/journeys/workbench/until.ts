import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 20_000;
const intervalMs = 50;

/** Asks until there is an answer (anything but undefined and false) and returns it; at the end, throws what is missing. */
export async function until<T>(
  missing: string,
  ask: () => Promise<T | undefined | false>,
  timeoutMs = patienceMs,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s for ${missing}`);
    await pause(intervalMs);
  }
}

/** Whether a wait that may run out came to its end. */
export function happens(wait: Promise<unknown>): Promise<boolean> {
  return wait.then(
    () => true,
    () => false,
  );
}
