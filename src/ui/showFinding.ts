import * as vscode from 'vscode';
import type { Finding } from '../core/finding';
import { t } from '../core/l10n';

/** Shows a failure as a notification with what helps; does not wait for an answer. */
export function showFinding(finding: Finding, tenantId?: string): void {
  const actions = actionsFor(finding, tenantId);
  void vscode.window
    .showErrorMessage(`${finding.title} ${finding.fix}`, ...actions.map(({ label }) => label))
    .then((chosen) => actions.find(({ label }) => label === chosen)?.run());
}

interface Action {
  readonly label: string;
  readonly run: () => unknown;
}

function actionsFor({ code, title, detail, fix }: Finding, tenantId: string | undefined): Action[] {
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
      return tenantId
        ? [command(t('Edit tenant'), 'cxone.editTenant', { tenant: tenantId }), details]
        : [details];
  }
}

function command(label: string, id: string, argument?: unknown): Action {
  return { label, run: () => vscode.commands.executeCommand(id, argument) };
}
