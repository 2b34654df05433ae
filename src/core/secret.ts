import { inspect } from 'node:util';

const mask = '***';

/** A value that must not be seen: prints as `***` everywhere until `reveal` is called where it is sent or stored. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}
