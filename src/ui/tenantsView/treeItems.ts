import * as vscode from 'vscode';
import { environmentLabel } from '../../core/cxone/clouds';
import { t } from '../../core/l10n';
import type { Tenant } from '../../core/tenants/tenant';
import type { TokenState } from '../../core/token/tokenState';
import { methodLabel } from '../labels';
import { clockTime, describeState, stateIcon } from '../tokenStateText';
import type { ProblemNode, RegionNode, TenantNode, VerdictNode } from './nodes';

export function regionItem({ label, children }: RegionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `region:${label}`;
  item.iconPath = new vscode.ThemeIcon('globe');
  item.contextValue = 'region';
  item.accessibilityInformation = {
    label:
      children.length === 1
        ? t('Region {0}, 1 tenant', label)
        : t('Region {0}, {1} tenants', label, children.length),
  };
  return item;
}

/** The item without its tooltip, which is made when it is asked for. */
export function tenantItem({ details }: TenantNode, state: TokenState, isActive: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(
    details.name,
    state.kind === 'failed' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  const marks = [isActive ? t('active') : '', details.production ? t('production') : ''].filter(Boolean);
  const description = [describeState(state), ...marks].join(' · ');
  // VS Code keeps what was collapsed by id, so a verdict that comes up opens only under another one
  item.id = `tenant:${details.id}${state.kind === 'failed' ? ':failed' : ''}`;
  item.description = description;
  item.iconPath = stateIcon(state);
  item.contextValue = ['tenant', isActive ? 'active' : 'inactive', state.kind].join('.');
  item.accessibilityInformation = { label: `${details.name}, ${description}` };
  return item;
}

/** The verdict on a tenant; choosing it does what helps. */
export function verdictItem({ tenant, finding }: VerdictNode): vscode.TreeItem {
  const item = new vscode.TreeItem(finding.title);
  item.id = `verdict:${tenant}:${finding.code}`;
  item.description = finding.fix;
  item.tooltip = `${finding.title}\n\n${finding.detail}\n\n${finding.fix}`;
  item.iconPath = new vscode.ThemeIcon('lightbulb');
  item.contextValue = 'verdict';
  item.command = { command: 'cxone.fixTenant', title: t('Fix'), arguments: [{ tenant }] };
  item.accessibilityInformation = { label: `${finding.title} ${finding.fix}` };
  return item;
}

export function problemItem({ problem }: ProblemNode): vscode.TreeItem {
  const item = new vscode.TreeItem(problem.name);
  item.description = t('cannot be used: {0}', problem.reason);
  item.tooltip = t(
    'This entry of the setting cxone.tenants cannot be used: {0}. Select it to open the settings.',
    problem.reason,
  );
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'problem';
  item.command = { command: 'workbench.action.openSettingsJson', title: t('Open settings') };
  return item;
}

/** Everything worth knowing about a tenant, and what is stored where. */
export function tenantTooltip(
  tenant: Tenant,
  state: TokenState,
  apiBaseUrl: string | undefined,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString(undefined, true);
  const line = (label: string, value: string) => tooltip.appendMarkdown(`\n\n${label}: `).appendText(value);
  tooltip.appendMarkdown('**').appendText(tenant.name).appendMarkdown('**');
  line(t('Token'), tokenDetails(state));
  line(t('Method'), methodLabel(tenant.method));
  line(t('Cloud'), tenant.issuer ?? environmentLabel(tenant.environment));
  if (tenant.region) line(t('Region'), tenant.region);
  if (tenant.tokenUrl) line(t('Token URL'), tenant.tokenUrl);
  if (apiBaseUrl) line(t('API'), apiBaseUrl);
  if (state.kind === 'failed') {
    line(t('Why'), state.finding.title);
    line(t('What to do'), state.finding.fix);
  }
  tooltip.appendMarkdown(
    `\n\n$(lock) ${t('Secrets and token are in the secret storage of VS Code; everything else is in the user settings under cxone.tenants.')}`,
  );
  return tooltip;
}

function tokenDetails(state: TokenState): string {
  return 'endsAt' in state && state.kind !== 'ended'
    ? t('{0}, until {1}', describeState(state), clockTime(state.endsAt))
    : describeState(state);
}
