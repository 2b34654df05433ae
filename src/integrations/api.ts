import type * as vscode from 'vscode';
import type { TokenService } from '../core/token/tokenService';
import type { TenantCatalog } from '../platform/tenantCatalog';

/** What other extensions see: which tenants there are, never a token or a secret. */
export interface CxoneTokenApi {
  readonly version: 1;
  tenants(): TenantSummary[];
  readonly onDidChangeTenants: vscode.Event<void>;
}

export interface TenantSummary {
  readonly id: string;
  readonly name: string;
  readonly region: string | undefined;
  readonly environment: string;
  readonly method: string;
  /** ISO time at which the present token ends. */
  readonly expiresAt?: string;
}

/** The `exports` of this extension. */
export function createApi(catalog: TenantCatalog, tokens: TokenService): CxoneTokenApi {
  return {
    version: 1,
    onDidChangeTenants: catalog.onDidChange,
    tenants: () =>
      catalog.list.tenants.map(({ id, name, region, environment, method }) => {
        const times = tokens.timesOf(id);
        const expiresAt = times ? { expiresAt: new Date(times.endsAt).toISOString() } : {};
        return { id, name, region, environment, method, ...expiresAt };
      }),
  };
}
