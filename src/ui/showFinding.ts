import * as vscode from 'vscode';
import type { Finding } from '../core/finding';
import { t } from '../core/l10n';
import type { Deps } from './deps';
import { type Action, remedyAction } from './remedies';

/** Shows a failure as a notification with what helps; does not wait for an answer. */
export function showFinding(deps: Deps, finding: Finding, tenantId?: string): void {
  const actions = actionsFor(deps, finding, tenantId);
  void vscode.window
    .showErrorMessage(`${finding.title} ${finding.fix}`, ...actions.map(({ label }) => label))
    .then((chosen) => actions.find(({ label }) => label === chosen)?.run());
}

function actionsFor(deps: Deps, finding: Finding, tenantId: string | undefined): Action[] {
  const { code, title, detail, fix } = finding;
  const details: Action = {
    label: t('Details'),
    run: () => vscode.window.showInformationMessage(title, { modal: true, detail: `${detail}\n\n${fix}` }),
  };
  switch (code) {
    case 'no-tenant':
      return [
        command(t('Add tenant'), 'cxone.addTenant'),
        command(t('Import tenants'), 'cxone.importTenants'),
      ];
    case 'setting-not-writable':
      return [command(t('Open settings'), 'workbench.action.openSettingsJson'), details];
    case 'window-out-of-date':
      return [command(t('Reload window'), 'workbench.action.reloadWindow'), details];
    case 'unexpected-failure':
      return [command(t('Show log'), 'cxone.showLog')];
    default:
      return tenantId === undefined ? [details] : tenantActions(deps, finding, tenantId);
  }
}

/** The one thing that helps where the extension can do it, else the tenant's values; and the way to know more. */
function tenantActions(deps: Deps, finding: Finding, tenant: string): Action[] {
  const remedy = remedyAction(deps, finding, tenant);
  return [
    ...(remedy ? [remedy] : []),
    command(t('Diagnose'), 'cxone.diagnoseTenant', { tenant }),
    command(t('Edit tenant'), 'cxone.editTenant', { tenant }),
  ];
}

function command(label: string, id: string, argument?: unknown): Action {
  return { label, run: () => vscode.commands.executeCommand(id, argument) };
}
