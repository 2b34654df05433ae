import * as vscode from 'vscode';
import { confirmed, FindingError } from '../core/finding';
import { t } from '../core/l10n';
import { readTenant } from '../core/tenants/schema';
import type { Tenant } from '../core/tenants/tenant';
import { pickTenant, resolveTenant } from './chooseTenant';
import { Cancelled, type CommandResult, registerCommand, tenantArgument } from './command';
import type { Deps } from './deps';
import { getToken } from './getToken';
import { showFinding } from './showFinding';
import { clockTime } from './tokenStateText';
import { type Draft, emptyDraft, tenantOf, usedCredentials } from './wizard/draft';
import { runReview, runSteps, type WizardResult } from './wizard/tenantWizard';

/** Add, Edit and Duplicate Tenant: the same wizard with another start. */
export function registerEditTenants(deps: Deps): vscode.Disposable {
  const { catalog, credentials, log } = deps;
  const unfinished = new Map<string, Draft>();
  const options = (title: string, key: string) => ({
    title,
    regions: catalog.regions,
    remember: (draft: Draft) => unfinished.set(key, draft),
  });
  const finish = async (result: WizardResult | undefined, key: string) => {
    if (!result) return undefined;
    const tenant = await save(deps, result.draft);
    unfinished.delete(key);
    if (result.getToken) await tryTenant(deps, tenant);
    return { ok: true, tenant: tenant.id } as CommandResult;
  };
  return vscode.Disposable.from(
    registerCommand('cxone.addTenant', tenantArgument, log, async () => {
      const key = 'add';
      return finish(await runSteps(unfinished.get(key) ?? emptyDraft, options(t('Add tenant'), key)), key);
    }),
    registerCommand('cxone.editTenant', tenantArgument, log, async ({ tenant: id }) => {
      const tenant = await chooseForEditing(deps, id);
      const key = `edit:${tenant.id}`;
      const draft = unfinished.get(key) ?? { tenant, credentials: await credentials.read(tenant.id) };
      return finish(await runReview(draft, options(t('Edit {0}', tenant.name), key)), key);
    }),
    registerCommand('cxone.duplicateTenant', tenantArgument, log, async ({ tenant: id }) => {
      const tenant = await chooseForEditing(deps, id);
      const key = `duplicate:${tenant.id}`;
      const { id: _, ...copy } = tenant;
      const fresh = {
        tenant: { ...copy, name: t('{0} copy', tenant.name) },
        credentials: await credentials.read(tenant.id),
      };
      return finish(
        await runReview(unfinished.get(key) ?? fresh, options(t('Duplicate {0}', tenant.name), key)),
        key,
      );
    }),
  );
}

/** From the palette, editing asks which tenant: the active one is not meant without a word. */
function chooseForEditing(deps: Deps, id: string | undefined): Promise<Tenant> {
  return id === undefined ? pickTenant(deps, t('Choose a tenant')) : resolveTenant(deps, id);
}

/** Writes the secrets first: a tenant without them is worse than secrets without a tenant. */
async function save({ catalog, credentials, tokens, active }: Deps, draft: Draft): Promise<Tenant> {
  const tenant = validTenant(draft, new Set(catalog.list.tenants.map(({ id }) => id)));
  const needed = usedCredentials(draft);
  const kept = Object.fromEntries(
    needed.flatMap((name) => (draft.credentials[name] ? [[name, draft.credentials[name]]] : [])),
  );
  await credentials.write(tenant.id, kept);
  await catalog.save(tenant);
  await tokens.forget(tenant.id);
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
async function tryTenant(deps: Deps, tenant: Tenant): Promise<void> {
  const token = await getToken(deps, tenant, true).catch((error: unknown) => {
    if (error instanceof FindingError) return showFinding(error.finding, tenant.id);
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
