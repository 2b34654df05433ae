import type { Memento, SecretStore } from '../ports';
import { readStoredToken, type StoredToken, writeStoredToken } from './storedToken';
import type { TokenTimes } from './token';

export interface TokenVaultDependencies {
  readonly secrets: SecretStore;
  /** Where the times, never the token, are remembered for the next start. */
  readonly memento: Memento;
  /** False keeps tokens in memory only. */
  keepAcrossReloads(): boolean;
  /**
   * True while this window has not seen what another wrote. In a browser SecretStorage writes all secrets from the
   * window's own copy, so that even a token would overwrite them. Never by default.
   */
  isStale?(): Promise<boolean>;
}

const timesPrefix = 'token.times.';

/** Keeps tokens: in memory, and in SecretStorage where the user wants them to survive a reload. */
export class TokenVault {
  readonly #tokens = new Map<string, StoredToken>();
  /** Counted, because SecretStorage is slow enough for a deletion to happen while a token is read or written. */
  readonly #deletions = new Map<string, number>();
  /** The tenants whose token lives here only, since the window was stale; what is stored for them is not read. */
  readonly #apart = new Set<string>();

  constructor(private readonly dependencies: TokenVaultDependencies) {}

  /** The times of a kept token, without opening SecretStorage. */
  timesOf(tenantId: string): TokenTimes | undefined {
    const { memento, keepAcrossReloads } = this.dependencies;
    const times =
      this.#tokens.get(tenantId) ?? (keepAcrossReloads() ? memento.get(timesPrefix + tenantId) : undefined);
    return isTimes(times) ? times : undefined;
  }

  async read(tenantId: string): Promise<StoredToken | undefined> {
    const { secrets, keepAcrossReloads } = this.dependencies;
    const inMemory = this.#tokens.get(tenantId);
    if (inMemory || !keepAcrossReloads() || this.#apart.has(tenantId)) return inMemory;
    const deletions = this.#deletions.get(tenantId);
    const stored = readStoredToken(await secrets.get(tokenKey(tenantId)));
    if (!stored || deletions !== this.#deletions.get(tenantId)) return undefined;
    this.#tokens.set(tenantId, stored);
    return stored;
  }

  async write(tenantId: string, token: StoredToken): Promise<void> {
    this.#tokens.set(tenantId, token);
    const deletions = this.#deletions.get(tenantId);
    if (await this.#staysApart(tenantId)) return;
    if (deletions !== this.#deletions.get(tenantId)) return;
    if (!this.dependencies.keepAcrossReloads()) return this.#dropStored(tenantId);
    await this.dependencies.secrets.set(tokenKey(tenantId), writeStoredToken(token));
    if (deletions === this.#deletions.get(tenantId)) this.#rememberTimes(tenantId, token);
  }

  async delete(tenantId: string): Promise<void> {
    this.#deletions.set(tenantId, (this.#deletions.get(tenantId) ?? 0) + 1);
    this.#tokens.delete(tenantId);
    this.#rememberTimes(tenantId, undefined);
    if (await this.#staysApart(tenantId)) return;
    // a token that came in the meantime takes its place
    if (!this.#tokens.has(tenantId)) await this.dependencies.secrets.delete(tokenKey(tenantId));
  }

  /** Takes over what another window stored or deleted. */
  async reload(tenantId: string): Promise<StoredToken | undefined> {
    if (!this.dependencies.keepAcrossReloads()) return this.read(tenantId);
    if (this.#apart.has(tenantId) && (await this.#staysApart(tenantId))) return this.read(tenantId);
    this.#tokens.delete(tenantId);
    const token = await this.read(tenantId);
    this.#rememberTimes(tenantId, token);
    return token;
  }

  /** Meanwhile the token is apart, so that nobody reads what is about to be replaced. */
  async #staysApart(tenantId: string): Promise<boolean> {
    const { isStale } = this.dependencies;
    if (!isStale) return false;
    this.#apart.add(tenantId);
    const isApart = await isStale();
    if (!isApart) this.#apart.delete(tenantId);
    return isApart;
  }

  /** What was kept before the user chose memory only. */
  async #dropStored(tenantId: string): Promise<void> {
    if (this.dependencies.memento.get(timesPrefix + tenantId) === undefined) return;
    this.#rememberTimes(tenantId, undefined);
    await this.dependencies.secrets.delete(tokenKey(tenantId));
  }

  #rememberTimes(tenantId: string, times: TokenTimes | undefined): void {
    const { memento } = this.dependencies;
    const key = timesPrefix + tenantId;
    if (times) memento.set(key, { obtainedAt: times.obtainedAt, endsAt: times.endsAt });
    else if (memento.get(key) !== undefined) memento.set(key, undefined);
  }
}

/** The key of a tenant's token in SecretStorage. */
export function tokenKey(tenantId: string): string {
  return `cxone.tenant.${tenantId}.token`;
}

function isTimes(value: unknown): value is TokenTimes {
  const { obtainedAt, endsAt } = (value ?? {}) as Partial<TokenTimes>;
  return typeof obtainedAt === 'number' && typeof endsAt === 'number';
}
