import * as vscode from 'vscode';
import type { Finding, Remedy } from '../core/finding';
import { t } from '../core/l10n';
import { credentialLabel } from '../core/tenants/credentialLabels';
import type { CredentialName } from '../core/tenants/credentials';
import type { Tenant } from '../core/tenants/tenant';
import { changeTenant } from './changeTenant';
import { guarded } from './command';
import type { Deps } from './deps';
import { methodLabel } from './labels';

/** A button that does something about a failure. */
export interface Action {
  readonly label: string;
  readonly run: () => unknown;
}

/** The button for what the extension itself can do about a finding. */
export function remedyAction(deps: Deps, { remedy }: Finding, tenantId: string): Action | undefined {
  return remedy && { label: labelOf(remedy), run: () => apply(deps, remedy, tenantId) };
}

function labelOf(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'change-tenant':
      return changeLabel(remedy.change);
    case 'enter-credentials':
      return remedy.change?.method
        ? t('Switch to {0}', methodLabel(remedy.change.method).toLowerCase())
        : enterLabel(remedy.names.map(credentialLabel));
    case 'open-setting':
      return t('Open setting');
    case 'try-again':
      return t('Try again');
  }
}

function changeLabel(change: Partial<Tenant>): string {
  const [[name, value] = ['', '']] = Object.entries(change);
  return value === '' ? t('Remove the {0}', name) : t('Use {0}', String(value));
}

function enterLabel(labels: readonly string[]): string {
  return labels.length === 1 ? t('Enter {0}', labels[0] ?? '') : t('Enter credentials');
}

async function apply(deps: Deps, remedy: Remedy, tenant: string): Promise<void> {
  const change = (settings: Partial<Tenant>, names: readonly CredentialName[]) =>
    guarded('remedy', deps, tenant, async () => {
      await changeTenant(deps, tenant, settings, names);
      return undefined;
    });
  switch (remedy.kind) {
    case 'change-tenant':
      await change(remedy.change, []);
      return;
    case 'enter-credentials':
      await change(remedy.change ?? {}, remedy.names);
      return;
    case 'open-setting':
      await vscode.commands.executeCommand('workbench.action.openSettings', remedy.setting);
      return;
    case 'try-again':
      await vscode.commands.executeCommand('cxone.diagnoseTenant', { tenant });
      return;
  }
}
