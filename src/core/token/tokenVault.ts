import type { Memento, SecretStore } from '../ports';
import { readStoredToken, type StoredToken, writeStoredToken } from './storedToken';
import type { TokenTimes } from './token';

export interface TokenVaultDependencies {
  readonly secrets: SecretStore;
  /** Where the times, never the token, are remembered for the next start. */
  readonly memento: Memento;
  /** False keeps tokens in memory only. */
  keepAcrossReloads(): boolean;
}

const timesPrefix = 'token.times.';

/** Keeps tokens: in memory, and in SecretStorage where the user wants them to survive a reload. */
export class TokenVault {
  readonly #tokens = new Map<string, StoredToken>();

  constructor(private readonly dependencies: TokenVaultDependencies) {}

  /** The times of a kept token, without opening SecretStorage. */
  timesOf(tenantId: string): TokenTimes | undefined {
    const times = this.#tokens.get(tenantId) ?? this.dependencies.memento.get(timesPrefix + tenantId);
    return isTimes(times) ? times : undefined;
  }

  async read(tenantId: string): Promise<StoredToken | undefined> {
    const { secrets, keepAcrossReloads } = this.dependencies;
    const token =
      this.#tokens.get(tenantId) ??
      (keepAcrossReloads() ? readStoredToken(await secrets.get(tokenKey(tenantId))) : undefined);
    if (token) this.#tokens.set(tenantId, token);
    return token;
  }

  async write(tenantId: string, token: StoredToken): Promise<void> {
    this.#tokens.set(tenantId, token);
    if (!this.dependencies.keepAcrossReloads()) return;
    await this.dependencies.secrets.set(tokenKey(tenantId), writeStoredToken(token));
    this.#rememberTimes(tenantId, token);
  }

  async delete(tenantId: string): Promise<void> {
    this.#tokens.delete(tenantId);
    this.#rememberTimes(tenantId, undefined);
    await this.dependencies.secrets.delete(tokenKey(tenantId));
  }

  /** Takes over what another window stored or deleted. */
  async reload(tenantId: string): Promise<StoredToken | undefined> {
    if (!this.dependencies.keepAcrossReloads()) return this.read(tenantId);
    this.#tokens.delete(tenantId);
    const token = await this.read(tenantId);
    this.#rememberTimes(tenantId, token);
    return token;
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
