import * as vscode from 'vscode';
import { environmentLabel } from '../core/cxone/clouds';
import { confirmed, FindingError } from '../core/finding';
import { t } from '../core/l10n';
import type { Tenant } from '../core/tenants/tenant';
import { Cancelled } from './command';
import type { Deps } from './deps';
import { describeState, stateIcon } from './tokenStateText';

/** The tenant a command is for: the one it was called with, else the active one, else the only one, else a pick. */
export async function resolveTenant(deps: Deps, id: string | undefined): Promise<Tenant> {
  if (id !== undefined) return deps.catalog.find(id) ?? notFound(id);
  const active = deps.active.id === undefined ? undefined : deps.catalog.find(deps.active.id);
  return active ?? pickTenant(deps, t('Choose a tenant'));
}

/** The tenant that was named, else a pick: for commands that change tenants, which never mean the active one unasked. */
export function namedOrPicked(deps: Deps, id: string | undefined, placeHolder: string): Promise<Tenant> {
  return id === undefined ? pickTenant(deps, placeHolder) : resolveTenant(deps, id);
}

/** Lets the user choose among all tenants; the only one is not asked about. */
async function pickTenant({ catalog, tokens, active }: Deps, placeHolder: string): Promise<Tenant> {
  const { tenants } = catalog.list;
  if (tenants.length === 0) throw new FindingError(withoutTenants());
  if (tenants.length === 1 && tenants[0]) return tenants[0];
  const items = tenants.map((tenant) => {
    const state = tokens.stateOf(tenant.id);
    return {
      label: `$(${stateIcon(state).id}) ${tenant.name}`,
      description: tenant.id === active.id ? t('active') : '',
      detail: [tenant.region ?? environmentLabel(tenant.environment), describeState(state)].join(' · '),
      tenant,
    };
  });
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true });
  if (!picked) throw new Cancelled();
  return picked.tenant;
}

function withoutTenants() {
  return confirmed(
    'no-tenant',
    t('There is no tenant yet.'),
    t('A tenant says where to get tokens and keeps the secrets for that.'),
    t('Add one, or import tenants from a file.'),
  );
}

function notFound(id: string): never {
  throw new FindingError(
    confirmed(
      'tenant-not-found',
      t('There is no tenant with the id "{0}".', id),
      t('It was removed, or the id is misspelled.'),
      t('Choose a tenant in the CXone view, or correct the id.'),
    ),
  );
}
