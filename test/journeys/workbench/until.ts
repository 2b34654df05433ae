import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 20_000;
const intervalMs = 50;

/** Asks until there is an answer (anything but undefined and false) and returns it; throws what is missing after 20 s. */
export async function until<T>(missing: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patienceMs / 1000} s for ${missing}`);
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
