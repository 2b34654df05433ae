import type { Fault } from './fault';

/** The groups of endpoints a fault can be put on. */
export const places = ['discovery', 'tenantConfiguration', 'jwks', 'authorize', 'token', 'api'] as const;

/** Where a request arrived; `elsewhere` is any path the stand-in does not serve. */
export type Place = (typeof places)[number] | 'elsewhere';

/** How the stand-in behaves; every field has a default in `ordinary`. */
export interface Behaviour {
  /** What goes wrong at the places in `at`. */
  readonly fault: Fault | null;
  /** The places `fault` and `delayMs` apply to. */
  readonly at: readonly Place[];
  /** How many requests the fault hits before all is well again; null for every one. */
  readonly times: number | null;
  /** Milliseconds before an answer starts. */
  readonly delayMs: number;
  /** Seconds an access token lives; CXone says 3600, and that a tenant may shorten it. */
  readonly tokenLifetimeSeconds: number;
  /** Whether `expires_in` is a string, as the regional endpoint may send it. */
  readonly expiresInAsString: boolean;
  /** Whether issuers leave out `id_token`. */
  readonly withoutIdToken: boolean;
  /** Whether Basic credentials are taken as they are, without the form decoding of RFC 6749 2.3.1. */
  readonly rawBasic: boolean;
  /** Seconds the server's clock is ahead: `Date` header, `ServerTime`, and `iat` and `exp` of tokens. */
  readonly clockOffsetSeconds: number;
  /** The status of `invalid_client`: CXone documents 400, one connector's guide reports 401. */
  readonly invalidClientStatus: 400 | 401;
  /** The status of `invalid_grant`, in the same doubt. */
  readonly invalidGrantStatus: 400 | 401;
}

/** All is well, and the statuses are those CXone documents. */
export const ordinary: Behaviour = {
  fault: null,
  at: ['token'],
  times: null,
  delayMs: 0,
  tokenLifetimeSeconds: 3600,
  expiresInAsString: false,
  withoutIdToken: false,
  rawBasic: false,
  clockOffsetSeconds: 0,
  invalidClientStatus: 400,
  invalidGrantStatus: 400,
};

/** Holds the present behaviour and counts down the faults that end by themselves. */
export class BehaviourSwitch {
  #now = ordinary;

  get now(): Behaviour {
    return this.#now;
  }

  /**
   * Merges a change in; a new fault hits every request unless `times` comes with it. Throws on a name that is no
   * behaviour, so that a misspelt switch is noticed.
   */
  change(change: Partial<Behaviour>): void {
    const unknown = Object.keys(change).filter((name) => !(name in ordinary));
    if (unknown.length > 0) throw new TypeError(`no such behaviour: ${unknown.join(', ')}`);
    this.#now = { ...this.#now, ...('fault' in change && { times: null }), ...change };
  }

  reset(): void {
    this.#now = ordinary;
  }

  /** Milliseconds an answer at this place is held back. */
  delayAt(place: Place): number {
    return this.#now.at.includes(place) ? this.#now.delayMs : 0;
  }

  /** The fault for a request at this place, used up by asking. */
  takeFault(place: Place): Fault | null {
    const { fault, at, times } = this.#now;
    if (!fault || !at.includes(place) || times === 0) return null;
    if (times !== null) this.#now = { ...this.#now, times: times - 1 };
    return fault;
  }
}
