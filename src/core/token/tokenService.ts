import type { TokenOutcome } from '../cxone/tokenAnswer';
import { explain } from '../diagnosis/explain';
import { type Finding, FindingError } from '../finding';
import type { Clock } from '../ports';
import type { Redactor } from '../redaction';
import { Signal } from '../signal';
import type { Credentials } from '../tenants/credentials';
import { requiredCredentials, type Tenant } from '../tenants/tenant';
import { SharedFlight } from './sharedFlight';
import { requestFingerprint } from './storedToken';
import { isFresh, type Token, type TokenTimes, tokenFrom } from './token';
import { type TokenState, tokenState } from './tokenState';
import type { TokenVault } from './tokenVault';

export interface TokenServiceDependencies {
  readonly clock: Clock;
  readonly vault: TokenVault;
  readCredentials(tenantId: string): Promise<Credentials>;
  exchange(tenant: Tenant, credentials: Credentials, signal: AbortSignal): Promise<TokenOutcome>;
  renewAheadMs(): number;
  /** Hears of every secret that must never be shown. */
  readonly redactor: Redactor;
}

export interface GetTokenOptions {
  /** Ask the server even when a fresh token is at hand. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/** Gives every caller a token that still lasts, with one request however many ask at once. */
export class TokenService {
  /** Emits the id of a tenant whose token state changed. */
  readonly changed = new Signal<string>();
  readonly #flights = new Map<string, SharedFlight<Token>>();
  readonly #failures = new Map<string, Finding>();
  readonly #generations = new Map<string, number>();

  constructor(private readonly dependencies: TokenServiceDependencies) {}

  /** A token for that tenant; rejects with a `FindingError`, or with the signal's reason when cancelled. */
  get(tenant: Tenant, { force = false, signal }: GetTokenOptions = {}): Promise<Token> {
    const key = JSON.stringify([tenant, force, this.#generationOf(tenant.id)]);
    let flight = this.#flights.get(key);
    if (!flight?.isJoinable) {
      flight = new SharedFlight((shared) => this.#work(tenant, force, shared));
      this.#flights.set(key, flight);
      const own = flight;
      const land = () => {
        if (this.#flights.get(key) === own) this.#flights.delete(key);
      };
      own.settled.then(land);
    }
    return flight.join(signal);
  }

  /** What to show for a tenant, from what is known without opening SecretStorage. */
  stateOf(tenantId: string): TokenState {
    const { vault, clock } = this.dependencies;
    return tokenState(vault.timesOf(tenantId), this.#failures.get(tenantId), clock.now());
  }

  timesOf(tenantId: string): TokenTimes | undefined {
    return this.dependencies.vault.timesOf(tenantId);
  }

  /** Drops the token everywhere it is kept, also one that is still on its way. */
  async forget(tenantId: string): Promise<void> {
    this.#failures.delete(tenantId);
    this.#generations.set(tenantId, this.#generationOf(tenantId) + 1);
    await this.dependencies.vault.delete(tenantId);
    this.changed.emit(tenantId);
  }

  /** To be called when settings or secrets changed: takes over what is stored now, and drops a token that no longer fits. */
  async refresh(tenantId: string, tenant: Tenant | undefined): Promise<void> {
    const { vault, readCredentials } = this.dependencies;
    this.#failures.delete(tenantId);
    const known = await vault.reload(tenantId);
    const fits =
      known && tenant && known.obtainedFor === requestFingerprint(tenant, await readCredentials(tenantId));
    if (known && !fits) return this.forget(tenantId);
    this.changed.emit(tenantId);
  }

  async #work(tenant: Tenant, force: boolean, signal: AbortSignal): Promise<Token> {
    const { clock, vault, readCredentials, renewAheadMs } = this.dependencies;
    const generation = this.#generationOf(tenant.id);
    const isCurrent = () => generation === this.#generationOf(tenant.id);
    try {
      const credentials = await readCredentials(tenant.id);
      const obtainedFor = requestFingerprint(tenant, credentials);
      const known = force ? undefined : await vault.read(tenant.id);
      if (known?.obtainedFor === obtainedFor && isFresh(known, clock.now(), renewAheadMs())) return known;
      const token = await this.#request(tenant, credentials, signal);
      this.dependencies.redactor.learn(token.accessToken);
      if (!isCurrent()) return token;
      this.#failures.delete(tenant.id);
      await vault.write(tenant.id, { ...token, obtainedFor });
      return token;
    } catch (error) {
      if (error instanceof FindingError && isCurrent()) this.#failures.set(tenant.id, error.finding);
      throw error;
    } finally {
      this.changed.emit(tenant.id);
    }
  }

  #generationOf(tenantId: string): number {
    return this.#generations.get(tenantId) ?? 0;
  }

  async #request(tenant: Tenant, credentials: Credentials, signal: AbortSignal): Promise<Token> {
    const missing = requiredCredentials[tenant.method].filter((name) => !credentials[name]);
    if (missing.length > 0) throw new FindingError(explain({ tenant, missing }), { tenantId: tenant.id });
    const outcome = await this.dependencies.exchange(tenant, credentials, signal);
    if (!outcome.ok)
      throw new FindingError(explain({ tenant, failure: outcome.failure }), { tenantId: tenant.id });
    return tokenFrom(outcome.answer, this.dependencies.clock.now());
  }
}
