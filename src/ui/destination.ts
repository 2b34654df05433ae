import * as vscode from 'vscode';
import { t } from '../core/l10n';
import { Cancelled } from './command';
import { isHttpDocument } from './httpFile';

/** The forms a token can be copied in. */
export const forms = ['token', 'header', 'curl', 'json'] as const;
export type Form = (typeof forms)[number];

export type Destination = { readonly to: 'clipboard'; readonly as: Form } | { readonly to: 'httpFile' };

/** Where a token goes: as the caller said, else as the user picks. */
export async function chooseDestination(
  to: Destination['to'] | undefined,
  as: Form | undefined,
): Promise<Destination> {
  if (to === 'httpFile') return { to };
  if (to === 'clipboard' || as) return { to: 'clipboard', as: as ?? 'token' };
  const insert = {
    label: t('$(insert) Insert into the request at the cursor'),
    value: { to: 'httpFile' } as const,
  };
  const copies = forms.map((form) => ({
    label: formLabel(form),
    value: { to: 'clipboard', as: form } as const,
  }));
  const editor = vscode.window.activeTextEditor;
  const items = editor && isHttpDocument(editor.document) ? [insert, ...copies] : [...copies, insert];
  const picked = await vscode.window.showQuickPick<{ label: string; value: Destination }>(items, {
    placeHolder: t('Where should the token go?'),
  });
  if (!picked) throw new Cancelled();
  return picked.value;
}

function formLabel(form: Form): string {
  switch (form) {
    case 'token':
      return t('$(copy) Copy token');
    case 'header':
      return t('$(copy) Copy as Authorization header');
    case 'curl':
      return t('$(terminal) Copy as curl command');
    case 'json':
      return t('$(json) Copy as JSON');
  }
}
