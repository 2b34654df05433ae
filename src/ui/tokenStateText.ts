import * as vscode from 'vscode';
import { t } from '../core/l10n';
import type { TokenState } from '../core/token/tokenState';

/** A tenant's token in a few words. */
export function describeState(state: TokenState): string {
  switch (state.kind) {
    case 'none':
      return t('no token');
    case 'valid':
      return t('{0} min left', state.minutesLeft);
    case 'ending-soon':
      return t('ending soon, {0} min left', state.minutesLeft);
    case 'ended':
      return t('ended {0}', clockTime(state.endsAt));
    case 'failed':
      return t('failed');
  }
}

/** The icon of a state; never the only sign, as colour and shape are not read aloud. */
export function stateIcon(state: TokenState): vscode.ThemeIcon {
  switch (state.kind) {
    case 'none':
      return new vscode.ThemeIcon('circle-outline');
    case 'valid':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
    case 'ending-soon':
      return new vscode.ThemeIcon('watch', new vscode.ThemeColor('list.warningForeground'));
    case 'ended':
      return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));
    case 'failed':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  }
}

/** A moment as people write it: the time alone when it is today. */
export function clockTime(moment: number): string {
  const date = new Date(moment);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday
    ? date.toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleString(vscode.env.language, { dateStyle: 'short', timeStyle: 'short' });
}
