import * as v from 'valibot';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import { type Credentials, readCredentials } from './credentials';
import { entryName, readTenant, statedIds } from './schema';
import type { Tenant } from './tenant';
import { plainTenant } from './tenantList';

export interface ImportedTenant {
  readonly tenant: Tenant;
  readonly credentials: Credentials;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

export type ImportReading =
  | { readonly ok: true; readonly entries: readonly ImportedTenant[]; readonly skipped: readonly Skipped[] }
  | { readonly ok: false; readonly finding: Finding };

const fileSchema = v.object({ version: v.literal(1), tenants: v.array(v.unknown()) });

/** Reads an import file; every entry that cannot be used is skipped with a reason, the others are kept. */
export function readImportFile(text: string, existingIds: ReadonlySet<string>): ImportReading {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused(t('The file is not JSON.'), t('It could not be read as JSON, so nothing was changed.'));
  }
  const parsed = v.safeParse(fileSchema, json);
  if (!parsed.success) {
    return refused(
      t('The file is not a list of CXone tenants.'),
      t('Expected {"version": 1, "tenants": [ … ]}, so nothing was changed.'),
    );
  }
  return { ok: true, ...readEntries(parsed.output.tenants, existingIds) };
}

function readEntries(list: readonly unknown[], existingIds: ReadonlySet<string>) {
  const entries = new Map<string, ImportedTenant>();
  const skipped: Skipped[] = [];
  const stated = statedIds(list);
  const taken = { has: (id: string) => stated.has(id) || entries.has(id) || existingIds.has(id) };
  for (const [index, entry] of list.entries()) {
    const reading = readEntry(entry, taken);
    if ('reason' in reading) skipped.push({ name: entryName(entry, index), reason: reading.reason });
    else if (!entries.has(reading.tenant.id)) entries.set(reading.tenant.id, reading);
    else skipped.push({ name: reading.tenant.name, reason: usedTwice(reading.tenant.id) });
  }
  return { entries: [...entries.values()], skipped };
}

function readEntry(
  entry: unknown,
  takenIds: Pick<ReadonlySet<string>, 'has'>,
): ImportedTenant | { readonly reason: string } {
  const reading = readTenant(entry, takenIds);
  if ('reason' in reading) return reading;
  const credentials = readCredentials((entry as { credentials?: unknown }).credentials ?? {});
  return credentials ? { ...reading, credentials } : { reason: t('its "credentials" are not texts by name') };
}

function usedTwice(id: string): string {
  return t('its id "{0}" is used twice in the file', id);
}

/** The text of an export file: what import reads, without any credentials. */
export function writeExportFile(tenants: readonly Tenant[]): string {
  return `${JSON.stringify({ version: 1, tenants: tenants.map(plainTenant) }, null, 2)}\n`;
}

function refused(title: string, detail: string): ImportReading {
  const fix = t('Choose a file that "CXone: Export Tenants" wrote, or one of the same form.');
  return { ok: false, finding: confirmed('import-file-not-supported', title, detail, fix) };
}
