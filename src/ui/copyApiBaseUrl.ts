import * as vscode from 'vscode';
import { confirmed, FindingError } from '../core/finding';
import { t } from '../core/l10n';
import type { Tenant } from '../core/tenants/tenant';
import { resolveTenant } from './chooseTenant';
import { registerCommand, tenantArgument } from './command';
import type { Deps } from './deps';
import { withProgress } from './progress';

/** "CXone: Copy API Base URL": as CXone's tenant discovery says, else as the region is known to be. */
export function registerCopyApiBaseUrl(deps: Deps): vscode.Disposable {
  return registerCommand('cxone.copyApiBaseUrl', tenantArgument, deps, async ({ tenant: id }) => {
    const tenant = await resolveTenant(deps, id);
    const url = await findApiBaseUrl(deps, tenant);
    await vscode.env.clipboard.writeText(url);
    void vscode.window.showInformationMessage(t('API base URL of {0} copied: {1}', tenant.name, url));
    return { ok: true, tenant: tenant.id, url };
  });
}

/** Uses the token at hand; asks for one only when nothing is known about where the API is. */
async function findApiBaseUrl({ apiBaseUrls, tokens }: Deps, tenant: Tenant): Promise<string> {
  const title = t('Looking for the API of {0}', tenant.name);
  if (!apiBaseUrls.isDiscovered(tenant.id)) {
    await withProgress(title, async (signal) => {
      const isNeeded = apiBaseUrls.known(tenant) === undefined;
      const token = isNeeded ? await tokens.get(tenant, { signal }) : await tokens.kept(tenant);
      if (token?.home) await apiBaseUrls.learn(tenant.id, token.home, signal);
    });
  }
  const url = apiBaseUrls.known(tenant);
  if (url) return url;
  throw new FindingError(
    confirmed(
      'api-base-url-unknown',
      t('It is not known where the API of {0} is.', tenant.name),
      t('The tenant has no region, and its token does not say which tenant of CXone it belongs to.'),
      t('Choose a region with "CXone: Edit Tenant".'),
    ),
    { tenantId: tenant.id },
  );
}
