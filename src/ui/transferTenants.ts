import * as v from 'valibot';
import * as vscode from 'vscode';
import { confirmed, FindingError } from '../core/finding';
import { t } from '../core/l10n';
import { type ImportedTenant, readImportFile, writeExportFile } from '../core/tenants/importFile';
import { Cancelled, registerCommand } from './command';
import type { Deps } from './deps';

const uriLike = v.union([
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.transform((path) => vscode.Uri.file(path)),
  ),
  v.pipe(
    v.object({ scheme: v.string(), path: v.string(), authority: v.optional(v.string()) }),
    v.transform(({ scheme, path, authority = '' }) => vscode.Uri.from({ scheme, path, authority })),
  ),
]);
const argument = v.object({ file: v.optional(uriLike) });
const filters = { JSON: ['json'] };

/** Import Tenants and Export Tenants. */
export function registerTransferTenants(deps: Deps): vscode.Disposable {
  const { catalog } = deps;
  return vscode.Disposable.from(
    registerCommand('cxone.importTenants', argument, deps, async ({ file }) => {
      await deps.checkUpToDate();
      const source = file ?? (await chooseFile());
      const reading = readImportFile(
        await readText(source),
        new Set(catalog.list.tenants.map(({ id }) => id)),
      );
      if (!reading.ok) throw new FindingError(reading.finding);
      const { entries, skipped } = reading;
      const isUpdate = ({ tenant }: ImportedTenant) => catalog.find(tenant.id) !== undefined;
      const updated = entries.filter(isUpdate).map(({ tenant }) => tenant.id);
      const added = entries.filter((entry) => !isUpdate(entry)).map(({ tenant }) => tenant.id);
      await store(deps, entries);
      report(source, entries, skipped);
      return { ok: true, added, updated, skipped };
    }),
    registerCommand('cxone.exportTenants', argument, deps, async ({ file }) => {
      const target = file ?? (await vscode.window.showSaveDialog({ filters, saveLabel: t('Export') }));
      if (!target) throw new Cancelled();
      await writeText(target, writeExportFile(catalog.list.tenants));
      const message = t(
        'Tenants exported to {0}, without any secrets.',
        vscode.workspace.asRelativePath(target),
      );
      void vscode.window.showInformationMessage(message);
      return { ok: true, file: target.fsPath };
    }),
  );
}

async function chooseFile(): Promise<vscode.Uri> {
  const [file] = (await vscode.window.showOpenDialog({ filters, openLabel: t('Import') })) ?? [];
  if (!file) throw new Cancelled();
  return file;
}

async function store(
  { catalog, credentials, tokens, active }: Deps,
  entries: readonly ImportedTenant[],
): Promise<void> {
  for (const { tenant, credentials: imported } of entries) {
    if (Object.keys(imported).length === 0) continue;
    await credentials.write(tenant.id, { ...(await credentials.read(tenant.id)), ...imported });
    await tokens.forget(tenant.id);
  }
  await catalog.save(...entries.map(({ tenant }) => tenant));
  const [first] = entries;
  if (first && (active.id === undefined || !catalog.find(active.id))) await active.set(first.tenant.id);
}

/** Says what happened without waiting for an answer, and offers to get rid of a file with secrets in it. */
function report(
  source: vscode.Uri,
  entries: readonly ImportedTenant[],
  skipped: readonly { name: string; reason: string }[],
): void {
  if (skipped.length > 0) {
    const reasons = skipped.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
    void vscode.window.showWarningMessage(
      t('{0} of {1} tenants were left out. {2}', skipped.length, entries.length + skipped.length, reasons),
    );
  }
  if (entries.length === 0) return;
  const names = entries.length === 1 ? (entries[0]?.tenant.name ?? '') : t('{0} tenants', entries.length);
  if (entries.every(({ credentials }) => Object.keys(credentials).length === 0)) {
    void vscode.window.showInformationMessage(t('Imported {0}.', names));
    return;
  }
  const open = t('Open file');
  const remove = t('Delete file');
  const message = t(
    'Imported {0}. The secrets are now in the secret storage of VS Code; the file still has them in clear text.',
    names,
  );
  void vscode.window.showInformationMessage(message, open, remove).then(async (chosen) => {
    if (chosen === open) await vscode.window.showTextDocument(source);
    if (chosen === remove) await vscode.workspace.fs.delete(source, { useTrash: false });
  });
}

async function readText(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (cause) {
    const finding = confirmed(
      'import-file-unreadable',
      t('The file {0} could not be read.', vscode.workspace.asRelativePath(file)),
      t('It does not exist, is a folder, or may not be read.'),
      t('Choose another file, or check its path and permissions.'),
    );
    throw new FindingError(finding, { cause });
  }
}

async function writeText(file: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (cause) {
    const finding = confirmed(
      'export-file-not-writable',
      t('The file {0} could not be written.', vscode.workspace.asRelativePath(file)),
      t('The folder does not exist or may not be written to.'),
      t('Choose another place for the file.'),
    );
    throw new FindingError(finding, { cause });
  }
}
