/** One piece of work that several callers wait for; it is aborted only when all of them have gone. */
export class SharedFlight<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;
  /** Resolves when the work has ended, well or not. */
  readonly settled: Promise<void>;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#controller.signal);
    this.settled = this.#result.then(
      () => undefined,
      () => undefined,
    );
  }

  /** False once everybody has gone: a newcomer must start anew. */
  get isJoinable(): boolean {
    return !this.#controller.signal.aborted;
  }

  /** Resolves with the shared result, or rejects with the signal's reason as soon as this caller cancels. */
  join(signal?: AbortSignal): Promise<T> {
    this.#waiting++;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason);
        if (--this.#waiting === 0) this.#controller.abort(signal?.reason);
      };
      if (signal?.aborted) return leave();
      signal?.addEventListener('abort', leave, { once: true });
      this.#result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }
}
