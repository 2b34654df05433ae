import * as vscode from 'vscode';
import { confirmed, FindingError } from '../core/finding';
import type { TextEdit } from '../core/httpfile';
import { planHeader } from '../core/httpfile';
import { t } from '../core/l10n';
import type { Secret } from '../core/secret';
import type { Tenant } from '../core/tenants/tenant';
import { Cancelled } from './command';
import { refusalText } from './refusalText';

/** Stands in for the token while checking, before one is requested, whether the request can be edited. */
const trialCredentials = 'token';

export interface Insertion {
  /** Puts the token into the requests at the cursors, as one undo step; the file is not saved. */
  insert(token: Secret): Promise<void>;
}

/** True for documents that are `.http` files to REST Client, httpYac or JetBrains. */
export function isHttpDocument({ languageId, fileName }: vscode.TextDocument): boolean {
  return languageId === 'http' || /\.(http|rest)$/i.test(fileName);
}

/** Checks the request at each cursor of the active editor and, for a production tenant, asks first. */
export async function prepareHttpFile(tenant: Tenant): Promise<Insertion> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw withoutEditor();
  const cursors = editor.selections.map(({ active }) => active);
  await planFor(editor.document, cursors, trialCredentials);
  if (tenant.production) await confirmProduction(tenant);
  return {
    insert: async (token) => {
      const { document } = editor;
      const edits = await planFor(document, cursors, token.reveal());
      if (!(await vscode.workspace.applyEdit(workspaceEdit(document, edits))))
        throw notEditable(t('VS Code refused the edit'));
    },
  };
}

async function planFor(
  document: vscode.TextDocument,
  cursors: readonly vscode.Position[],
  credentials: string,
): Promise<readonly TextEdit[]> {
  if (!isHttpDocument(document)) throw notEditable(t('the active editor shows no .http file'));
  if (await isReadOnly(document)) throw notEditable(t('the document is read-only'));
  const offsets = cursors.map((cursor) => document.offsetAt(cursor));
  const plan = planHeader(document.getText(), offsets, credentials);
  if (plan.kind === 'refused') throw notEditable(refusalText(plan.refusal));
  return plan.edits;
}

async function isReadOnly({ uri }: vscode.TextDocument): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // not on disk any more: the document can still be edited
    return false;
  }
}

function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    workspaceEdit.replace(document.uri, range, newText);
  }
  return workspaceEdit;
}

async function confirmProduction(tenant: Tenant): Promise<void> {
  const insert = t('Insert token');
  const chosen = await vscode.window.showWarningMessage(
    t('{0} is a production tenant. Insert its token into this file?', tenant.name),
    { modal: true, detail: t('Whoever reads the file can act with this token until it ends.') },
    insert,
  );
  if (chosen !== insert) throw new Cancelled();
}

function withoutEditor(): FindingError {
  return new FindingError(
    confirmed(
      'no-editor',
      t('No editor is open.'),
      t('A token is inserted into the request at the cursor of the active editor.'),
      t('Open a .http file and put the cursor into a request.'),
    ),
  );
}

function notEditable(reason: string): FindingError {
  return new FindingError(
    confirmed(
      'request-not-editable',
      t('The token was not inserted: {0}.', reason),
      t('The document was left as it is.'),
      t('Put the cursor into a request of a .http file, or copy the token instead.'),
    ),
  );
}
