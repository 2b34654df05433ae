import type { Memento } from '../../../../src/core/ports';

/** A memento in memory that, like VS Code's, forgets what is set to undefined and keeps only what JSON can say. */
export class MemoryMemento implements Memento {
  readonly #values = new Map<string, string>();

  get(key: string): unknown {
    const text = this.#values.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  set(key: string, value: unknown): void {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, JSON.stringify(value));
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }
}
