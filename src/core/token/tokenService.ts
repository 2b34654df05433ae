import type { TokenOutcome } from '../cxone/tokenAnswer';
import type { Evidence } from '../diagnosis/evidence';
import { type Finding, isFindingError } from '../finding';
import type { Clock } from '../ports';
import type { Redactor } from '../redaction';
import type { Secret } from '../secret';
import { Signal } from '../signal';
import type { Credentials } from '../tenants/credentials';
import { requiredCredentials, type Tenant } from '../tenants/tenant';
import { SharedFlight } from './sharedFlight';
import { requestFingerprint } from './storedToken';
import { isFresh, type Token, type TokenTimes, tokenFrom } from './token';
import { TokenFailure } from './tokenFailure';
import { type TokenState, tokenState } from './tokenState';
import type { TokenVault } from './tokenVault';

export interface TokenServiceDependencies {
  readonly clock: Clock;
  readonly vault: TokenVault;
  readCredentials(tenantId: string): Promise<Credentials>;
  /** Asks CXone; `refreshToken` is from the token before. */
  exchange(
    tenant: Tenant,
    credentials: Credentials,
    options: {
      readonly refreshToken: Secret | undefined;
      readonly mayAsk: boolean;
      readonly signal: AbortSignal;
    },
  ): Promise<TokenOutcome>;
  /** What explains a failed attempt, best first. */
  findingsOf(evidence: Evidence): Promise<readonly [Finding, ...Finding[]]>;
  /** Runs work while no other window does the same for that tenant. */
  exclusively<T>(tenantId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  renewAheadMs(): number;
  /** Hears of every secret that must never be shown. */
  readonly redactor: Redactor;
}

export interface GetTokenOptions {
  /** Ask the server even when a fresh token is at hand. */
  readonly force?: boolean;
  /** False where nobody is there to sign in; true by default. */
  readonly mayAsk?: boolean;
  readonly signal?: AbortSignal;
}

/** Gives every caller a token that still lasts, with one request however many ask at once. */
export class TokenService {
  /** Emits the id of a tenant whose token state changed. */
  readonly changed = new Signal<string>();
  /** Emits every token that was asked for and kept. */
  readonly obtained = new Signal<{ readonly tenant: Tenant; readonly token: Token }>();
  readonly #flights = new Map<string, SharedFlight<Token>>();
  readonly #failures = new Map<string, Finding>();
  readonly #generations = new Map<string, number>();

  constructor(private readonly dependencies: TokenServiceDependencies) {}

  /** A token for that tenant; rejects with a `FindingError`, or with the signal's reason when cancelled. */
  get(tenant: Tenant, { force = false, mayAsk = true, signal }: GetTokenOptions = {}): Promise<Token> {
    const key = JSON.stringify([tenant, force, mayAsk, this.#generationOf(tenant.id)]);
    let flight = this.#flights.get(key);
    if (!flight?.isJoinable) {
      flight = new SharedFlight((shared) => this.#work(tenant, { force, mayAsk, signal: shared }));
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

  /** The token at hand, fresh or not, if it still fits the tenant; asks nobody. */
  async kept(tenant: Tenant): Promise<Token | undefined> {
    const known = await this.dependencies.vault.read(tenant.id);
    const credentials = await this.dependencies.readCredentials(tenant.id);
    return known?.obtainedFor === requestFingerprint(tenant, credentials) ? known : undefined;
  }

  /** Takes over what a closer look found to be wrong with a tenant. */
  noteFailure(tenantId: string, finding: Finding): void {
    this.#failures.set(tenantId, finding);
    this.changed.emit(tenantId);
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

  async #work(tenant: Tenant, options: Required<GetTokenOptions>): Promise<Token> {
    const { clock, vault, readCredentials, exclusively } = this.dependencies;
    const generation = this.#generationOf(tenant.id);
    const isCurrent = () => generation === this.#generationOf(tenant.id);
    const askedAt = clock.now();
    try {
      const known = options.force ? undefined : await this.kept(tenant);
      if (known && this.#isFresh(known)) return known;
      return await exclusively(tenant.id, options.signal, async () => {
        // another window may have asked meanwhile, and credentials may have been changed
        await vault.reload(tenant.id);
        const latest = await this.kept(tenant);
        const isNews = !options.force || (latest !== undefined && latest.obtainedAt > askedAt);
        if (latest && isNews && this.#isFresh(latest)) return latest;
        const credentials = await readCredentials(tenant.id);
        const token = await this.#request(tenant, credentials, latest, options);
        if (!isCurrent()) return token;
        this.#failures.delete(tenant.id);
        await vault.write(tenant.id, { ...token, obtainedFor: requestFingerprint(tenant, credentials) });
        this.obtained.emit({ tenant, token });
        return token;
      });
    } catch (error) {
      if (isFindingError(error) && isCurrent()) this.#failures.set(tenant.id, error.finding);
      throw error;
    } finally {
      this.changed.emit(tenant.id);
    }
  }

  #isFresh(token: Token): boolean {
    const { clock, renewAheadMs } = this.dependencies;
    return isFresh(token, clock.now(), renewAheadMs());
  }

  #generationOf(tenantId: string): number {
    return this.#generations.get(tenantId) ?? 0;
  }

  async #failure(evidence: Evidence): Promise<TokenFailure> {
    const findings = await this.dependencies.findingsOf(evidence);
    return new TokenFailure(
      findings,
      'failure' in evidence ? evidence.failure : undefined,
      evidence.tenant.id,
    );
  }

  async #request(
    tenant: Tenant,
    credentials: Credentials,
    previous: Token | undefined,
    { mayAsk, signal }: Required<GetTokenOptions>,
  ): Promise<Token> {
    const { exchange, redactor, clock } = this.dependencies;
    const missing = requiredCredentials[tenant.method].filter((name) => !credentials[name]);
    if (missing.length > 0) throw await this.#failure({ tenant, missing });
    const { refreshToken, home } = previous ?? {};
    const outcome = await exchange(tenant, credentials, { refreshToken, mayAsk, signal });
    if (!outcome.ok) {
      const { failure } = outcome;
      throw await this.#failure({ tenant, failure, credentials });
    }
    const token = tokenFrom(outcome.answer, clock.now());
    for (const secret of [token.accessToken, token.refreshToken]) if (secret) redactor.learn(secret);
    // a refresh may leave out what the token before it came with
    return { ...(refreshToken ? { refreshToken } : {}), ...(home ? { home } : {}), ...token };
  }
}
