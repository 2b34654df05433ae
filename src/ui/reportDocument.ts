import * as vscode from 'vscode';
import { t } from '../core/l10n';

const scheme = 'cxone-report';
const previewExtension = 'vscode.markdown-language-features';
const previewEditor = 'vscode.markdown.preview.editor';

/** The reports of this window, in memory only, so that none of them is ever written to disk. */
export class ReportDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #reports = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  /** What is left of a report after a reload says just that. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#reports.get(uri.toString()) ?? t('This report was not kept. Run the command again to see it.')
    );
  }

  /**
   * Opens a report, rendered and read-only; the same title and subject again bring the same tab to the front, with
   * the new text. The Markdown must be safe: values of others go through `core/report`.
   */
  async show(title: string, markdown: string, subject = ''): Promise<void> {
    const name = title.replace(/[/\\]/g, '-');
    const uri = vscode.Uri.from({ scheme, path: `/${name}.md`, query: subject });
    this.#reports.set(uri.toString(), markdown);
    this.#changed.fire(uri);
    if (vscode.extensions.getExtension(previewExtension)) {
      await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { preview: false });
    } else {
      await vscode.window.showTextDocument(uri, { preview: false });
    }
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
