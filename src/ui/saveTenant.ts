import * as vscode from 'vscode';
import { confirmed, FindingError, isFindingError } from '../core/finding';
import { t } from '../core/l10n';
import { readTenant } from '../core/tenants/schema';
import type { Tenant } from '../core/tenants/tenant';
import { Cancelled } from './command';
import type { Deps } from './deps';
import { getToken } from './getToken';
import { showFinding } from './showFinding';
import { clockTime } from './tokenStateText';
import { type Draft, tenantOf, usedCredentials } from './wizard/draft';

/** Writes the secrets first: a tenant without them is worse than secrets without a tenant. */
export async function saveTenant(
  { catalog, credentials, tokens, apiBaseUrls, active }: Deps,
  draft: Draft,
): Promise<Tenant> {
  const tenant = validTenant(draft, new Set(catalog.list.tenants.map(({ id }) => id)));
  const needed = usedCredentials(draft);
  const kept = Object.fromEntries(
    needed.flatMap((name) => (draft.credentials[name] ? [[name, draft.credentials[name]]] : [])),
  );
  await credentials.write(tenant.id, kept);
  await catalog.save(tenant);
  await tokens.forget(tenant.id);
  apiBaseUrls.forget(tenant.id);
  if (active.id === undefined || !catalog.find(active.id)) await active.set(tenant.id);
  return tenant;
}

function validTenant(draft: Draft, takenIds: ReadonlySet<string>): Tenant {
  const tenant = tenantOf(draft, takenIds);
  const reading = tenant ? readTenant(tenant, takenIds) : { reason: t('something is missing') };
  if ('tenant' in reading) return reading.tenant;
  throw new FindingError(
    confirmed(
      'tenant-invalid',
      t('The tenant cannot be saved: {0}.', reading.reason),
      t('What you entered is kept until VS Code closes.'),
      t('Run the command again and correct it.'),
    ),
  );
}

/** Gets a first token and says whether that worked; the tenant is saved either way. */
export async function tryTenant(deps: Deps, tenant: Tenant): Promise<void> {
  const token = await getToken(deps, tenant, true).catch((error: unknown) => {
    if (isFindingError(error)) return showFinding(deps, error.finding, tenant.id);
    if (!(error instanceof Cancelled)) throw error;
  });
  if (!token) return;
  const copy = t('Copy token');
  const message = t('{0} works. Its first token lasts until {1}.', tenant.name, clockTime(token.endsAt));
  void vscode.window.showInformationMessage(message, copy).then((chosen) => {
    if (chosen === copy)
      return vscode.commands.executeCommand('cxone.getToken', { tenant: tenant.id, to: 'clipboard' });
  });
}
