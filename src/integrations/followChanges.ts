import * as vscode from 'vscode';
import { parseSecretKey } from '../core/tenants/credentialStore';
import type { TokenService } from '../core/token/tokenService';
import type { TenantCatalog } from '../platform/tenantCatalog';

/** Keeps the token service in step with what other windows, or the user by hand, change. */
export function followChanges(
  secrets: vscode.SecretStorage,
  catalog: TenantCatalog,
  tokens: TokenService,
): vscode.Disposable {
  let seen = fingerprints(catalog);
  return vscode.Disposable.from(
    secrets.onDidChange(({ key }) => {
      const secret = parseSecretKey(key);
      if (secret) void tokens.refresh(secret.tenantId, catalog.find(secret.tenantId));
    }),
    catalog.onDidChange(() => {
      const before = seen;
      seen = fingerprints(catalog);
      for (const [id, fingerprint] of before)
        if (seen.get(id) !== fingerprint) void tokens.refresh(id, catalog.find(id));
    }),
  );
}

function fingerprints(catalog: TenantCatalog): Map<string, string> {
  return new Map(catalog.list.tenants.map((tenant) => [tenant.id, JSON.stringify(tenant)]));
}
