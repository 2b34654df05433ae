import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { clients, people } from '../cxone/people';
import { type StandIn, startStandIn } from '../cxone/standIn';
import { apiStatus } from './support/apiStatus';
import { importTenants } from './support/importTenants';
import { startWorkbench, type Workbench } from './workbench';
import { until } from './workbench/until';

// With the newest VS Code only: the oldest one, in a browser, drops the path of loopback addresses that it opens.
describe('Signing in in the browser', () => {
  let standIn: StandIn;
  let workbench: Workbench;
  let folder: string;
  let port: number;

  before(async () => {
    standIn = await startStandIn({ asksForConsent: true });
    port = await freePort();
    folder = mkdtempSync(join(tmpdir(), 'cxone-login-'));
    writeFileSync(join(folder, 'notes.md'), '# Notes\n');
    workbench = await startWorkbench({ folder });
    await openLoopbackDirectly(workbench);
    await importTenants(workbench, {
      id: 'own-login',
      name: 'Own login',
      environment: 'custom',
      issuer: standIn.issuer,
      region: 'na1',
      method: 'authorizationCode',
      credentials: { clientId: clients.public.id, redirectUri: `http://127.0.0.1:${port}/callback` },
    });
  });
  after(async () => {
    await workbench?.close();
    await standIn?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('says so when the port of the redirect address is taken, and opens no browser', async () => {
    const other = createServer();
    await listen(other, port);
    await getToken();
    await workbench.notifications.shows('is used by another program');
    await workbench.notifications.dismissAll();
    await close(other);
    assert.deepEqual(
      standIn.requests.filter(({ place }) => place === 'authorize'),
      [],
    );
  });

  it('ends quietly when the user cancels, and frees the port', async () => {
    const page = await startLogin();
    await workbench.notifications.click('Getting a token for Own login', 'Cancel');
    await page.close();
    await until('the port to be free', async () => {
      const other = createServer();
      const isFree = await listen(other, port).then(
        () => true,
        () => false,
      );
      if (isFree) await close(other);
      return isFree;
    });
    assert.deepEqual(await workbench.notifications.texts(), []);
  });

  it('refuses a redirect with another state, and takes the right one after login and consent', async () => {
    const page = await startLogin();
    const forged = await fetch(`http://127.0.0.1:${port}/callback?code=invented&state=invented`);
    assert.equal(forged.status, 400);
    await signIn(page);
    await page.close();
    await workbench.notifications.shows('Token of Own login copied');
    assert.equal(await apiStatus(standIn, await workbench.clipboard()), 200);
    await workbench.notifications.dismissAll();
    const [redeemed] = standIn.requests.filter(({ place }) => place === 'token');
    assert.equal(redeemed?.form?.grant_type, 'authorization_code');
    assert.ok(redeemed?.form?.code_verifier, 'no PKCE');
    const asked = standIn.requests.find(({ path }) => path === '/auth/authorize');
    assert.equal(asked?.query.code_challenge_method, 'S256');
  });

  it('keeps token and refresh token over a restart, and renews without asking anybody', async () => {
    await workbench.restartServer();
    const before = await workbench.clipboard();
    await getToken();
    await workbench.notifications.shows('Token of Own login copied');
    assert.equal(await workbench.clipboard(), before, 'the kept token was not used');
    await workbench.notifications.dismissAll();
    const pages = workbench.page.context().pages().length;
    await workbench.statusBar.click('Own login');
    await workbench.quickInput.pick('Get a new token');
    await workbench.quickInput.shows('Where should the token go?');
    await workbench.quickInput.pick('Copy token');
    await workbench.notifications.shows('Token of Own login copied');
    const [, refreshed] = standIn.requests.filter(({ place }) => place === 'token');
    assert.equal(refreshed?.form?.grant_type, 'refresh_token');
    assert.notEqual(await workbench.clipboard(), before);
    assert.equal(await apiStatus(standIn, await workbench.clipboard()), 200);
    assert.equal(workbench.page.context().pages().length, pages);
  });

  it('is offered by the wizard too', async () => {
    const { quickInput, notifications, page } = workbench;
    await workbench.runCommand('CXone: Add Tenant');
    await quickInput.shows('What do you call this tenant?');
    await quickInput.type('By wizard');
    await quickInput.accept();
    await quickInput.shows('In which CXone cloud');
    await quickInput.pick('Custom issuer');
    await quickInput.shows('How does the tenant get its tokens?');
    await quickInput.pick('Sign in in the browser');
    await quickInput.shows('Address of the issuer');
    await quickInput.type(standIn.issuer);
    await quickInput.accept();
    await quickInput.shows('In which region');
    await quickInput.pick('na1');
    for (const [label, value] of [
      ['Client id', clients.public.id],
      ['Client secret', ''],
      ['Redirect address', `http://127.0.0.1:${port}/callback`],
    ] as const) {
      await quickInput.shows(label);
      await quickInput.type(value);
      await quickInput.accept();
    }
    await quickInput.shows('Save the tenant');
    const opened = page.context().waitForEvent('page');
    await quickInput.pick('Save and get a first token');
    await signIn(await opened);
    await notifications.shows('By wizard works');
  });

  async function getToken(): Promise<void> {
    await workbench.runCommand('CXone: Get Token');
    await workbench.quickInput.shows('Where should the token go?');
    await workbench.quickInput.pick('Copy token');
  }

  /** Starts a login; the issuer is on this machine, so VS Code opens its page without a question. */
  async function startLogin(): Promise<Page> {
    const opened = workbench.page.context().waitForEvent('page');
    await getToken();
    const page = await opened;

    await page.locator('input[name=login]').waitFor();
    return page;
  }
});

/** Goes through the pages of the issuer, login and consent as far as it asks for them, until the redirect has arrived. */
async function signIn(page: Page): Promise<void> {
  const arrived = page.getByText('You can close this page and return to VS Code');
  const submit = page.locator('button[type=submit]');
  for (;;) {
    await arrived.or(submit).first().waitFor();
    if (await arrived.isVisible()) return;
    const login = page.locator('input[name=login]');
    if (await login.isVisible()) {
      await login.fill(people.na1.sub);
      await page.locator('input[name=password]').fill(people.na1.password);
    } else {
      await page.screenshot({ path: join(process.cwd(), '.cache', 'screenshots', 'consent.png') });
    }
    await Promise.all([page.waitForNavigation(), submit.click()]);
  }
}

/** In a browser, VS Code leads loopback addresses through its server, as for a remote machine; a desktop opens them. */
async function openLoopbackDirectly({ page }: Workbench): Promise<void> {
  await page.context().route(/\/proxy\/\d+\//, (route) => {
    const location = route
      .request()
      .url()
      .replace(/^.*?\/proxy\/(\d+)\//, 'http://127.0.0.1:$1/');
    return route.fulfill({ status: 302, headers: { location } });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  await close(server);
  return port;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
