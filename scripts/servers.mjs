import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loopbackEnvironment, runToEnd, startNode } from './processes.mjs';

/** User settings of a window that neither greets, nags, updates nor reports. */
const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'remote.autoForwardPorts': false,
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
};

/** Writes the user settings of a user-data folder that has none yet. */
export function writeSettings(userDataDir, settings = {}) {
  const file = join(userDataDir, 'User', 'settings.json');
  mkdirSync(join(userDataDir, 'User'), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/** Starts the bare VS Code server, which runs extension tests; resolves to its process and port. */
export async function startBareServer({ host, userDataDir, extensionsDir, env = {} }) {
  const args = [
    host.server,
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--enable-smoke-test-driver', '--disable-workspace-trust', '--disable-telemetry'],
    ...['--force-disable-user-env', '--without-browser-env-var'],
    ...['--server-data-dir', userDataDir, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
  ];
  const server = startNode(host.node, args, { env: environment(env) });
  const [, port] = await server.firstMatch(/^Extension host agent listening on (\d+)/);
  return { ...server, port: Number(port) };
}

/** Starts code-server, which is VS Code for a person, on a port (0 takes a free one). */
export async function startCodeServer({ host, userDataDir, extensionsDir, port = 0, env = {} }) {
  const args = [
    host.codeServer,
    ...[
      '--auth',
      'none',
      '--bind-addr',
      `127.0.0.1:${port}`,
      '--config',
      join(userDataDir, 'code-server.yaml'),
    ],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    ...['--disable-getting-started-override', '--ignore-last-opened', '--disable-proxy'],
    ...['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
  ];
  const server = startNode(host.node, args, { env: environment(env) });
  const [, actual] = await server.firstMatch(/HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/);
  return { ...server, port: Number(actual) };
}

/** Installs packaged extensions for a later start of code-server with the same folders. */
export async function installExtensions({ host, userDataDir, extensionsDir, files }) {
  const args = [
    host.codeServer,
    ...['--config', join(userDataDir, 'code-server.yaml')],
    ...['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir, '--force'],
    ...files.flatMap((file) => ['--install-extension', file]),
  ];
  await runToEnd(host.node, args, { env: environment() });
}

/** Beside being without proxies, without an extension gallery: an empty one keeps VS Code from asking for it. */
function environment(additions) {
  return loopbackEnvironment({ EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...additions });
}
