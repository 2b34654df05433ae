import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { script } from './scripts';
import { type Backstage, Workbench } from './workbench';

/** What a workbench is started with. */
export interface WorkbenchOptions {
  /** Which VS Code; the newest by default. */
  readonly version?: 'oldest' | 'newest';
  /** The packaged extension; the one in the project's root by default. */
  readonly vsix?: string;
  /** More packaged extensions to install. */
  readonly extraExtensions?: readonly string[];
  /** The workspace folder, used as it is. */
  readonly folder: string;
  /** A user from before: settings, secrets, browser profile. Kept at the end; without it, a new user is made and removed. */
  readonly userDataDir?: string;
  /** User settings of a new user, beside those that keep the window quiet. */
  readonly settings?: Record<string, unknown>;
  /** Environment variables of VS Code and its extensions. */
  readonly env?: Record<string, string>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** The windows that are open now. */
export const openWorkbenches = new Set<Workbench>();

/** Starts a real VS Code with the packaged extension and opens its window in a headless browser. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { onInterrupt } = await script('processes.mjs');
  const endings: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  const ended = onInterrupt(close);
  endings.push(async () => ended());
  try {
    return await start(options, endings, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: WorkbenchOptions,
  endings: (() => Promise<unknown>)[],
  close: () => Promise<void>,
) {
  const { startCodeServer } = await script('servers.mjs');
  const userDataDir = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'cxone-user-'));
  endings.push(async () => {
    if (!options.userDataDir) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  const server = await prepareServer(options, userDataDir);
  let running = await startCodeServer(server);
  endings.push(() => running.stop());
  const origin = `http://127.0.0.1:${running.port}`;
  const context = await openBrowser(join(userDataDir, 'browser'), origin, options.viewport);
  endings.push(() => context.close());
  const backstage: Backstage = {
    url: `${origin}/?folder=${encodeURIComponent(options.folder)}`,
    folder: options.folder,
    userDataDir,
    async restartServer() {
      await running.stop();
      running = await startCodeServer({ ...server, port: running.port });
    },
    async anotherWindow() {
      return openWindow(await newBrowserWindow(context));
    },
    close,
  };
  const openWindow = async (page: Page) => {
    const workbench = new Workbench(page, backstage);
    openWorkbenches.add(workbench);
    endings.push(async () => openWorkbenches.delete(workbench));
    await workbench.open();
    return workbench;
  };
  return openWindow(context.pages()[0] ?? (await context.newPage()));
}

async function prepareServer(
  { version = 'newest', vsix, extraExtensions = [], settings, env = {} }: WorkbenchOptions,
  userDataDir: string,
) {
  const { installedHost } = await script('hosts.mjs');
  const { installExtensions, writeSettings } = await script('servers.mjs');
  const { vsixPath } = await script('package.mjs');
  const server = {
    host: await installedHost(version),
    userDataDir,
    extensionsDir: join(userDataDir, 'extensions'),
    env,
  };
  writeSettings(userDataDir, settings);
  if (!existsSync(server.extensionsDir)) {
    await installExtensions({ ...server, files: [vsix ?? vsixPath(), ...extraExtensions] });
  }
  return server;
}

/** A window beside the others: a page behind another draws nothing, and nobody can click there. */
async function newBrowserWindow(context: BrowserContext): Promise<Page> {
  const browser = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  const opened = context.waitForEvent('page');
  await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  return opened;
}

async function openBrowser(
  profile: string,
  origin: string,
  viewport = { width: 1280, height: 800 },
): Promise<BrowserContext> {
  const { browserOptions, installedBrowser } = await script('browser.mjs');
  const context = await chromium.launchPersistentContext(profile, {
    ...browserOptions(await installedBrowser()),
    viewport,
  });
  context.setDefaultTimeout(20_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  return context;
}
