import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { accessKeys, clients, people } from '../cxone/people';
import { type StandIn, startStandIn } from '../cxone/standIn';
import { unsignedJwt } from '../unit/core/samples';
import { importTenants } from './support/importTenants';
import { searchFiles } from './support/searchFiles';
import { startWorkbench, type Workbench } from './workbench';

/** What a token could say to do harm where it is shown. */
const hostileClaims = {
  name: '[Ines](command:workbench.action.closeWindow)',
  given_name: '<img src="https://evil.example/x.png" onerror="alert(1)">',
  family_name: '</code></td></table><a href="https://evil.example">click</a>',
  sub: 'https://evil.example/login',
  tenant: 'a | b `` | <b>bold</b> \n\n# Heading',
  '![x](https://evil.example/y.png)': 'ines@evil.example $x^2$ \u202e turned',
  nested: { deep: ['**bold**', { html: '<script>alert(1)</script>' }] },
};

/** Elements in what the document shows, without those of the preview itself. */
const shown = (selector: string) => `:is(h1, h2, p, table, blockquote) :is(${selector})`;

describe('Someone who wonders what a token is for', () => {
  let standIn: StandIn;
  let hostile: Server;
  let workbench: Workbench;
  let folder: string;
  let report: FrameLocator;

  before(async () => {
    standIn = await startStandIn();
    hostile = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const iat = Math.floor(Date.now() / 1000) + 1200;
      const claims = { ...hostileClaims, iat, exp: iat + 3600 };
      response.end(JSON.stringify({ access_token: unsignedJwt(claims), expires_in: 2520 }));
    });
    await new Promise<void>((listening) => hostile.listen(0, '127.0.0.1', listening));
    folder = mkdtempSync(join(tmpdir(), 'cxone-journey-'));
    workbench = await startWorkbench({ folder });
    report = workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
    await importTenants(
      workbench,
      {
        id: 'acme',
        name: 'Acme production',
        environment: 'custom',
        issuer: standIn.issuer,
        region: 'na1',
        method: 'accessKey',
        credentials: {
          clientId: clients.basic.id,
          clientSecret: clients.basic.secret,
          accessKeyId: accessKeys.na1.id,
          accessKeySecret: accessKeys.na1.secret,
        },
      },
      {
        id: 'hostile',
        name: 'Hostile',
        region: 'euw1',
        method: 'clientCredentials',
        tokenUrl: `http://127.0.0.1:${(hostile.address() as AddressInfo).port}/token`,
        credentials: { clientId: 'invented', clientSecret: 'invented-secret' },
      },
    );
    await workbench.tree.open('CXone');
  });
  after(async () => {
    await workbench?.close();
    await standIn?.close();
    hostile?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('inspects it from the tree and reads the answer first', async () => {
    await workbench.tree.chooseFromMenu('Acme production', 'Inspect Token');
    await report.getByRole('heading', { name: 'Token of Acme production' }).waitFor();
    await report.getByText(/^Valid for (60|59) more minutes, until /).waitFor();
    for (const value of [people.na1.login, people.na1.givenName, 'invented_acme', 'B32', 'Administrator'])
      await report.getByRole('cell', { name: value, exact: true }).first().waitFor();
    await workbench.editor.shows('Token of Acme production.md');
    await workbench.screenshot('inspect-token');
    assert.equal(await report.locator(shown('a')).count(), 0);
  });

  it('sees what a hostile token says as text, and what is wrong with it', async () => {
    await workbench.tree.chooseFromMenu('Hostile', 'Inspect Token');
    await report.getByRole('heading', { name: 'Token of Hostile' }).waitFor();
    const warning = (await report.locator('blockquote').textContent()) ?? '';
    assert.match(warning, /Warning, likely: The clock of this computer is about 20 minutes behind\./);
    await workbench.screenshot('inspect-hostile-token');
    assert.equal(await report.locator(shown('a, img, script, b, iframe, .katex')).count(), 0);
    const headings = await report.locator('h1').allInnerTexts();
    assert.deepEqual(headings, ['Token of Hostile']);
    const cells = await report.locator('td code').allInnerTexts();
    for (const value of [
      hostileClaims.name,
      hostileClaims.given_name,
      hostileClaims.family_name,
      hostileClaims.sub,
    ])
      assert.ok(cells.includes(value), `${value} is not among\n${cells.join('\n')}`);
  });

  it('finds none of it on disk, and after a reload is told to ask again', async () => {
    await workbench.reload();
    await report.getByText('This report was not kept').waitFor();
    await workbench.screenshot('inspect-after-reload');
    const { files, found } = searchFiles(workbench.userDataDir, [
      people.na1.sub,
      people.na1.login,
      'invented_acme',
    ]);
    assert.ok(files > 20);
    assert.deepEqual(found, []);
  });
});
