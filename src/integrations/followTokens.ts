import type * as vscode from 'vscode';
import type { ApiBaseUrls } from '../core/tenants/apiBaseUrls';
import type { TokenService } from '../core/token/tokenService';

/** Learns in the background, from the first token of a tenant, where its API is; a failure there is nobody's concern. */
export function followTokens(tokens: TokenService, apiBaseUrls: ApiBaseUrls): vscode.Disposable {
  const ending = new AbortController();
  const unsubscribe = tokens.obtained.subscribe(({ tenant, token }) => {
    if (!token.home || apiBaseUrls.isDiscovered(tenant.id)) return;
    apiBaseUrls.learn(tenant.id, token.home, ending.signal).catch(() => undefined);
  });
  return {
    dispose() {
      unsubscribe();
      ending.abort();
    },
  };
}
