import type { Clock, Log } from '../../../src/core/ports';

/** A clock whose time passes as fast as it is waited for. */
export class HurriedClock implements Clock {
  /** How often somebody began to wait. */
  waits = 0;
  #now = Date.UTC(2030, 0, 1);
  #timers: { readonly due: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): () => void {
    this.waits++;
    const timer = { due: this.#now + delay, callback };
    this.#timers = [...this.#timers, timer].sort((one, other) => one.due - other.due);
    setImmediate(() => this.#runNext());
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  #runNext(): void {
    const timer = this.#timers.shift();
    if (!timer) return;
    this.#now = Math.max(this.#now, timer.due);
    timer.callback();
  }
}

/** A log that keeps what it was told. */
export class KeptLog implements Log {
  readonly lines: string[] = [];
  readonly info = (message: string) => void this.lines.push(message);
  readonly warn = this.info;
  readonly error = this.info;
}

/** Waits for something that other processes or the file system bring about; mocha's own time limit ends it. */
export async function becomes(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
