import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { parseSecretKey } from '../core/tenants/credentialStore';
import type { TokenService } from '../core/token/tokenService';
import type { TenantCatalog } from '../platform/tenantCatalog';

/** Keeps the token service in step with what other windows, or the user by hand, change. */
export function followChanges(
  secrets: vscode.SecretStorage,
  catalog: TenantCatalog,
  tokens: TokenService,
  log: Log,
): vscode.Disposable {
  let seen = fingerprints(catalog);
  const refresh = (id: string) => {
    tokens.refresh(id, catalog.find(id)).catch((error: unknown) => {
      log.warn(`The token of ${id} could not be looked at after a change: ${error}`);
    });
  };
  return vscode.Disposable.from(
    secrets.onDidChange(({ key }) => {
      const secret = parseSecretKey(key);
      if (secret) refresh(secret.tenantId);
    }),
    catalog.onDidChange(() => {
      const before = seen;
      seen = fingerprints(catalog);
      for (const [id, fingerprint] of before) if (seen.get(id) !== fingerprint) refresh(id);
    }),
  );
}

function fingerprints(catalog: TenantCatalog): Map<string, string> {
  return new Map(catalog.list.tenants.map((tenant) => [tenant.id, JSON.stringify(tenant)]));
}
