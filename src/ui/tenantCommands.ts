import * as v from 'valibot';
import * as vscode from 'vscode';
import { t } from '../core/l10n';
import { namedOrPicked, resolveTenant } from './chooseTenant';
import { Cancelled, registerCommand, tenantArgument } from './command';
import type { Deps } from './deps';

const confirmable = v.object({ tenant: v.optional(v.string()), confirmed: v.optional(v.boolean()) });

/** Remove, Set Active, Forget Token, Forget Everything and Show Log. */
export function registerTenantCommands(deps: Deps): vscode.Disposable {
  const { catalog, credentials, tokens, active, log } = deps;
  return vscode.Disposable.from(
    registerCommand('cxone.removeTenant', confirmable, deps, async ({ tenant: id, confirmed }) => {
      const tenant = await namedOrPicked(deps, id, t('Choose the tenant to remove'));
      if (!confirmed) {
        const detail = t(
          'Its settings, secrets and token are removed from this machine. CXone itself is not changed.',
        );
        await confirm(t('Remove {0}?', tenant.name), detail, t('Remove'));
      }
      await catalog.remove(tenant.id);
      await credentials.delete(tenant.id);
      await tokens.forget(tenant.id);
      deps.forgetRemembered(tenant.id);
      if (active.id === tenant.id) await active.set(undefined);
      return { ok: true, tenant: tenant.id };
    }),
    registerCommand('cxone.setActiveTenant', tenantArgument, deps, async ({ tenant: id }) => {
      const tenant = await namedOrPicked(deps, id, t('Choose the active tenant'));
      await active.set(tenant.id);
      return { ok: true, tenant: tenant.id };
    }),
    registerCommand('cxone.forgetToken', tenantArgument, deps, async ({ tenant: id }) => {
      const tenant = await resolveTenant(deps, id);
      await tokens.forget(tenant.id);
      vscode.window.setStatusBarMessage(t('Token of {0} forgotten', tenant.name), 5000);
      return { ok: true, tenant: tenant.id };
    }),
    registerCommand('cxone.forgetEverything', confirmable, deps, async ({ confirmed }) => {
      if (!confirmed) {
        const detail = t(
          'Every tenant, secret and token that this extension stored is removed from this machine.',
        );
        await confirm(t('Forget everything?'), detail, t('Forget everything'));
      }
      for (const id of new Set([
        ...catalog.list.tenants.map((tenant) => tenant.id),
        ...(await credentials.knownTenantIds()),
      ])) {
        await credentials.delete(id);
        await tokens.forget(id);
      }
      await catalog.removeAll();
      await active.set(undefined);
      deps.forgetRemembered();
      return { ok: true };
    }),
    registerCommand('cxone.showLog', v.unknown(), deps, async () => {
      log.show();
      return undefined;
    }),
  );
}

async function confirm(question: string, detail: string, verb: string): Promise<void> {
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, verb);
  if (chosen !== verb) throw new Cancelled();
}
