import type { Clock } from '../core/ports';
import type { TokenTimes } from '../core/token/token';
import { untilNextChange } from '../core/token/tokenState';

/** Calls back whenever the minutes left of some token change; without such a token there is no timer. */
export class MinuteTicker {
  #cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly watched: () => readonly TokenTimes[],
    private readonly tick: () => void,
  ) {}

  /** (Re)starts for the tokens there are now. */
  start(): void {
    this.stop();
    const now = this.clock.now();
    const delays = this.watched().flatMap((times) => untilNextChange(times, now) ?? []);
    if (delays.length === 0) return;
    this.#cancel = this.clock.after(
      delays.reduce((a, b) => Math.min(a, b)),
      () => {
        this.tick();
        this.start();
      },
    );
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  dispose(): void {
    this.stop();
  }
}
