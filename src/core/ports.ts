/** Local time in milliseconds since 1970, and timers, so that tests can hold the clock. */
export interface Clock {
  now(): number;
  /** Calls back once after `delay` milliseconds; returns how to call that off. */
  after(delay: number, callback: () => void): () => void;
}

/** Named secrets, encrypted by the editor. */
export interface SecretStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** The keys of all secrets, where the editor can list them. */
  keys?(): Promise<readonly string[]>;
}

/** Small values that may be lost and are no secrets. */
export interface Memento {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  keys(): readonly string[];
}

/** Sends one HTTP request and never follows a redirect; rejects as the standard `fetch` does. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
