import * as vscode from 'vscode';
import { t } from '../core/l10n';
import { resolveTenant } from './chooseTenant';
import { registerCommand, tenantArgument } from './command';
import type { Deps } from './deps';
import { remedyAction } from './remedies';

interface MenuItem extends vscode.QuickPickItem {
  readonly command: string;
  readonly argument?: object;
}

/** The menu behind the status bar item, and the fix behind a verdict: both for views, neither in the palette. */
export function registerMenu(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('cxone.showMenu', () => showMenu(deps)),
    registerCommand('cxone.fixTenant', tenantArgument, deps, async ({ tenant: id }) => {
      const { id: tenant } = await resolveTenant(deps, id);
      const state = deps.tokens.stateOf(tenant);
      const remedy = state.kind === 'failed' ? remedyAction(deps, state.finding, tenant) : undefined;
      await (remedy ? remedy.run() : vscode.commands.executeCommand('cxone.diagnoseTenant', { tenant }));
      return { ok: true };
    }),
  );
}

/** What one does with the active tenant; after a failure, what helps comes first. */
async function showMenu({ active, tokens }: Deps): Promise<void> {
  const state = active.id === undefined ? undefined : tokens.stateOf(active.id);
  const help: MenuItem[] =
    state?.kind === 'failed'
      ? [
          {
            label: t('$(lightbulb) Fix'),
            detail: `${state.finding.title} ${state.finding.fix}`,
            command: 'cxone.fixTenant',
          },
        ]
      : [];
  const items: MenuItem[] = [
    ...help,
    { label: t('$(key) Get token'), command: 'cxone.getToken' },
    { label: t('$(refresh) Get a new token'), command: 'cxone.getToken', argument: { force: true } },
    { label: t('$(inspect) Inspect token'), command: 'cxone.inspectToken' },
    { label: t('$(pulse) Diagnose tenant'), command: 'cxone.diagnoseTenant' },
    { label: t('$(link) Copy API base URL'), command: 'cxone.copyApiBaseUrl' },
    { label: t('$(arrow-swap) Set active tenant'), command: 'cxone.setActiveTenant' },
    { label: t('$(edit) Edit tenant'), command: 'cxone.editTenant' },
    { label: t('$(circle-slash) Forget token'), command: 'cxone.forgetToken' },
    { label: t('$(add) Add tenant'), command: 'cxone.addTenant' },
    { label: t('$(list-tree) Show all tenants'), command: 'cxone.tenants.focus' },
    { label: t('$(output) Show log'), command: 'cxone.showLog' },
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: t('CXone') });
  if (picked) await vscode.commands.executeCommand(picked.command, picked.argument);
}
