import { basename } from 'node:path';
import { requestLine } from './demo.mjs';

/** Brings the sample tenants into VS Code as a person would: from a file. */
export async function importTenants(workbench, file) {
  const { quickInput, notifications, tree } = workbench;
  await workbench.runCommand('CXone: Import Tenants');
  await quickInput.chooseFile(file);
  await notifications.shows('Imported');
  await notifications.dismissAll();
  await tree.open('CXone');
  await tree.shows('Acme');
}

/** Gets a token for the active tenant into the sample request and saves the file. */
export async function insertToken(workbench, file) {
  const { quickInput, editor } = workbench;
  await editor.open(basename(file));
  await editor.goTo(requestLine);
  await workbench.runCommand('CXone: Get Token');
  await quickInput.shows('Where should the token go?');
  await quickInput.pick('Insert into the request at the cursor');
  await editor.showsLines('the token', (lines) =>
    lines.some((line) => /^Authorization: Bearer \S+/.test(line)),
  );
  await editor.save();
}
