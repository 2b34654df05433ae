#!/usr/bin/env node
// Stands in for the VS Code executable where there is no display: takes the flags that @vscode/test-electron hands
// to VS Code, runs the extension tests in a VS Code server opened by a headless browser, and ends with their code.
// Beyond VS Code's own flags: --vscode-host=oldest|newest and --timeout-seconds=N.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { browserOptions, installedBrowser } from './browser.mjs';
import './exit-with-parent.mjs';
import { installedHost } from './hosts.mjs';
import { isNoise } from './noise.mjs';
import { startBareServer, writeSettings } from './servers.mjs';

const { values: flags, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'vscode-host': { type: 'string', default: 'newest' },
    'timeout-seconds': { type: 'string', default: '300' },
  },
});

process.exit(await runExtensionTests().catch(report));

async function runExtensionTests() {
  const host = await installedHost(flags['vscode-host']);
  const userDataDir = resolve(flags['user-data-dir']);
  const extensionsDir = resolve(flags['extensions-dir']);
  mkdirSync(extensionsDir, { recursive: true });
  writeSettings(userDataDir);
  const server = await startBareServer({ host, userDataDir, extensionsDir });
  const browser = await chromium.launch(browserOptions(await installedBrowser()));
  const page = await pageWithClipboard(browser, `http://127.0.0.1:${server.port}`);
  const end = await Promise.race([
    openTests(page, server.port),
    serverFailure(server),
    tooLate(Number(flags['timeout-seconds'])),
  ]);
  const code = typeof end === 'number' ? end : report(end);
  setTimeout(() => process.exit(code), 10_000).unref();
  await browser.close();
  await server.stop();
  return code;
}

async function pageWithClipboard(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  return context.newPage();
}

/** Opens the window that runs the tests; resolves to the exit code the workbench reports, or to what went wrong. */
async function openTests(page, port) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${resolve(path)}`;
  const payload = [
    ...(flags.extensionDevelopmentPath ?? []).map((path) => ['extensionDevelopmentPath', remote(path)]),
    ['extensionTestsPath', remote(flags.extensionTestsPath)],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  const folder = positionals.at(-1);
  if (folder) query.set('folder', resolve(folder));
  const ended = new Promise((end) => {
    page.exposeFunction('codeAutomationExit', end);
    page.on('crash', () => end('The browser page crashed.'));
  });
  await page.exposeFunction('codeAutomationLog', (_type, args) => print(format(...args)));
  await page.goto(`http://127.0.0.1:${port}/?${query}`);
  return ended;
}

function print(message) {
  if (!isNoise(message)) console.log(message);
}

/** Resolves to what went wrong if the server or the extension host ends early; when told to go, the latter ends with 0. */
async function serverFailure({ exited, firstMatch, lines }) {
  const reason = await firstMatch(/Extension Host Process exited with code: (?!0,)(.*)/).then(
    ([, end]) => `The extension host ended early, with ${end}`,
    () => exited.then((end) => `The VS Code server ended early, with ${end}.`),
  );
  const complaints = lines.filter((line) => /error|warn/i.test(line) && !isNoise(line));
  return [reason, ...complaints.slice(-20)].join('\n');
}

function tooLate(seconds) {
  return new Promise((end) => {
    setTimeout(() => end(`The tests did not finish within ${seconds} seconds.`), seconds * 1000).unref();
  });
}

function report(problem) {
  console.error(`Launcher: ${problem.message ?? problem}`);
  return 1;
}
