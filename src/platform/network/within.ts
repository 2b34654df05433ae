/** A time limit that is running. */
export interface Limit {
  /** Aborts when the caller's signal does, or with a `TimeoutError` after the time limit. */
  readonly signal: AbortSignal;
  /** Calls the limit off. */
  end(): void;
}

/** Starts a time limit. Not `AbortSignal.any`: Node 20 loses the timeout of a combined signal to the garbage collector. */
export function startLimit(timeoutMs: number, signal: AbortSignal | undefined): Limit {
  const ending = new AbortController();
  const cancel = () => ending.abort(signal?.reason);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(
    () => ending.abort(new DOMException('Time limit reached', 'TimeoutError')),
    timeoutMs,
  );
  return {
    signal: ending.signal,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}

/** Runs work under a time limit that ends with it. */
export async function within<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = startLimit(timeoutMs, signal);
  try {
    return await work(limit.signal);
  } finally {
    limit.end();
  }
}
