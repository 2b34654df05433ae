import * as vscode from 'vscode';
import { t } from '../core/l10n';

/** The menu behind the status bar item: what one does with the active tenant. */
export function registerMenu(): vscode.Disposable {
  return vscode.commands.registerCommand('cxone.showMenu', async () => {
    const items: (vscode.QuickPickItem & { command: string; argument?: object })[] = [
      { label: t('$(key) Get token'), command: 'cxone.getToken' },
      { label: t('$(refresh) Get a new token'), command: 'cxone.getToken', argument: { force: true } },
      { label: t('$(inspect) Inspect token'), command: 'cxone.inspectToken' },
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
  });
}
