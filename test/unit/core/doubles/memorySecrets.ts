import type { SecretStore } from '../../../../src/core/ports';

/** A SecretStorage in memory; `hold` makes the operations on one key wait until they are let go. */
export class MemorySecrets implements SecretStore {
  readonly values = new Map<string, string>();
  /** Every operation so far, as `get cxone.tenant.acme.token`. */
  readonly operations: string[] = [];
  readonly #held = new Map<string, Promise<void>>();

  async get(key: string): Promise<string | undefined> {
    const value = this.values.get(key);
    await this.#note('get', key);
    return value;
  }

  async set(key: string, value: string): Promise<void> {
    this.values.set(key, value);
    await this.#note('set', key);
  }

  async delete(key: string): Promise<void> {
    this.values.delete(key);
    await this.#note('delete', key);
  }

  /** From now on that operation takes effect at once but is answered only after the returned function is called. */
  hold(operation: 'get' | 'set' | 'delete', key: string): () => void {
    const { promise, resolve } = held();
    this.#held.set(`${operation} ${key}`, promise);
    return resolve;
  }

  async #note(operation: string, key: string): Promise<void> {
    this.operations.push(`${operation} ${key}`);
    await this.#held.get(`${operation} ${key}`);
  }
}

function held(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
