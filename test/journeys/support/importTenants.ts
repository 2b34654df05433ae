import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbench } from '../workbench';

/** Imports tenants, credentials included, from a file chosen in the dialog. */
export async function importTenants(workbench: Workbench, ...tenants: object[]): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'cxone-import-')), 'tenants.json');
  writeFileSync(file, JSON.stringify({ version: 1, tenants }));
  await workbench.runCommand('CXone: Import Tenants');
  await workbench.quickInput.chooseFile(file);
  await workbench.notifications.shows('Imported');
  await workbench.notifications.dismissAll();
}
