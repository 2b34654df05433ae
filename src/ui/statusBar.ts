import * as vscode from 'vscode';
import { t } from '../core/l10n';
import type { Tenant } from '../core/tenants/tenant';
import type { TokenState } from '../core/token/tokenState';
import { systemClock } from '../platform/clock';
import type { Deps } from './deps';
import { MinuteTicker } from './minuteTicker';
import { tenantTooltip } from './tenantsView/treeItems';
import { describeState } from './tokenStateText';

/** The active tenant and what its token has left; hidden while there is no active tenant. */
export function registerStatusBar(deps: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('cxone.activeTenant', vscode.StatusBarAlignment.Right, 100);
  item.name = t('CXone tenant');
  item.command = 'cxone.showMenu';
  const activeTenant = () => (deps.active.id === undefined ? undefined : deps.catalog.find(deps.active.id));
  const render = () => {
    const tenant = activeTenant();
    if (!tenant) return item.hide();
    show(item, tenant, deps.tokens.stateOf(tenant.id), deps.apiBaseUrls.known(tenant));
  };
  const watched = () => {
    const times = deps.active.id === undefined ? undefined : deps.tokens.timesOf(deps.active.id);
    return times ? [times] : [];
  };
  const ticker = new MinuteTicker(systemClock, watched, render);
  const update = () => {
    render();
    ticker.start();
  };
  update();
  return vscode.Disposable.from(
    item,
    ticker,
    deps.catalog.onDidChange(update),
    deps.active.onDidChange(update),
    {
      dispose: deps.tokens.changed.subscribe((id) => {
        if (id === deps.active.id) update();
      }),
    },
  );
}

function show(
  item: vscode.StatusBarItem,
  tenant: Tenant,
  state: TokenState,
  apiBaseUrl: string | undefined,
): void {
  const left = shortState(state);
  item.text = `$(${tenant.production ? 'shield' : 'key'}) ${tenant.name}${left ? ` ${left}` : ''}`;
  item.tooltip = tenantTooltip(tenant, state, apiBaseUrl);
  item.backgroundColor = background(state);
  item.color =
    tenant.production && !item.backgroundColor ? new vscode.ThemeColor('charts.orange') : undefined;
  const label = [
    t('CXone tenant {0}', tenant.name),
    ...(tenant.production ? [t('production')] : []),
    describeState(state),
  ];
  item.accessibilityInformation = { label: label.join(', '), role: 'button' };
  item.show();
}

function shortState(state: TokenState): string {
  switch (state.kind) {
    case 'valid':
    case 'ending-soon':
      return t('{0} min', state.minutesLeft);
    case 'failed':
      return t('failed');
    case 'ended':
      return t('ended');
    case 'none':
      return '';
  }
}

function background({ kind }: TokenState): vscode.ThemeColor | undefined {
  if (kind === 'ending-soon') return new vscode.ThemeColor('statusBarItem.warningBackground');
  return kind === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
}
