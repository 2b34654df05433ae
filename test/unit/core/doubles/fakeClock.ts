import type { Clock } from '../../../../src/core/ports';

/** A clock that stands until a test moves it; its timers are held and run in the order they are due. */
export class FakeClock implements Clock {
  #now: number;
  readonly #timers = new Set<{ readonly due: number; readonly callback: () => void }>();

  constructor(start = Date.UTC(2030, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): () => void {
    const timer = { due: this.#now + delay, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass; backwards, it is a clock that was set back, and no timer runs. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const due = [...this.#timers].filter((timer) => timer.due <= this.#now);
    for (const timer of due.sort((one, other) => one.due - other.due)) {
      if (this.#timers.delete(timer)) timer.callback();
    }
  }
}
