import * as vscode from 'vscode';
import { t } from '../core/l10n';
import { namedOrPicked } from './chooseTenant';
import { type CommandResult, registerCommand, tenantArgument } from './command';
import type { Deps } from './deps';
import { saveTenant, tryTenant } from './saveTenant';
import { type Draft, emptyDraft } from './wizard/draft';
import { runReview, runSteps, type WizardResult } from './wizard/tenantWizard';

/** Add, Edit and Duplicate Tenant: the same wizard with another start. */
export function registerEditTenants(deps: Deps): vscode.Disposable {
  const { catalog, credentials } = deps;
  const unfinished = new Map<string, Draft>();
  const options = (title: string, key: string) => ({
    title,
    regions: catalog.regions,
    remember: (draft: Draft) => unfinished.set(key, draft),
  });
  const finish = async (result: WizardResult | undefined, key: string) => {
    if (!result) return undefined;
    const tenant = await saveTenant(deps, result.draft);
    unfinished.delete(key);
    if (result.getToken) await tryTenant(deps, tenant);
    return { ok: true, tenant: tenant.id } as CommandResult;
  };
  return vscode.Disposable.from(
    registerCommand('cxone.addTenant', tenantArgument, deps, async () => {
      await deps.checkUpToDate();
      const key = 'add';
      return finish(await runSteps(unfinished.get(key) ?? emptyDraft, options(t('Add tenant'), key)), key);
    }),
    registerCommand('cxone.editTenant', tenantArgument, deps, async ({ tenant: id }) => {
      await deps.checkUpToDate();
      const tenant = await namedOrPicked(deps, id, t('Choose a tenant'));
      const key = `edit:${tenant.id}`;
      const draft = unfinished.get(key) ?? { tenant, credentials: await credentials.read(tenant.id) };
      return finish(await runReview(draft, options(t('Edit {0}', tenant.name), key)), key);
    }),
    registerCommand('cxone.duplicateTenant', tenantArgument, deps, async ({ tenant: id }) => {
      await deps.checkUpToDate();
      const tenant = await namedOrPicked(deps, id, t('Choose a tenant'));
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
