import * as vscode from 'vscode';
import { t } from '../core/l10n';

const scheme = 'cxone-report';
const previewExtension = 'vscode.markdown-language-features';
const previewEditor = 'vscode.markdown.preview.editor';

/** What the reports say, by address: in memory only, so that none of them is ever written to disk. */
const reports = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();

/** Lets VS Code read the reports of this window. */
export function registerReports(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => reports.get(uri.toString()) ?? gone(),
  });
}

/**
 * Opens a report, rendered and read-only; the same title and subject again bring the same tab to the front, with the
 * new text. The Markdown must be safe: values of others go through `core/report`.
 */
export async function showReport(title: string, markdown: string, subject = ''): Promise<void> {
  const name = title.replace(/[/\\]/g, '-');
  const uri = vscode.Uri.from({ scheme, path: `/${name}.md`, query: subject });
  reports.set(uri.toString(), markdown);
  changed.fire(uri);
  if (vscode.extensions.getExtension(previewExtension)) {
    await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { preview: false });
  } else {
    await vscode.window.showTextDocument(uri, { preview: false });
  }
}

/** What is left of a report after a reload. */
function gone(): string {
  return t('This report was not kept. Run the command again to see it.');
}
