import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { root } from './paths.mjs';
import { inTemporaryFolder, readCounts, temporaryFilesIn } from './results.mjs';
import { writeSettings } from './servers.mjs';
import { startStandIn } from './stand-in.mjs';

const launcher = fileURLToPath(new URL('./launcher.mjs', import.meta.url));

/** Runs out/test/vscode in one of the VS Code hosts that need no display; resolves to the counts. */
export function runHostSuite(host, options) {
  const launchArgs = [`--vscode-host=${host}`, '--timeout-seconds=900'];
  return runSuite({ ...options, executable: launcher, launchArgs });
}

/**
 * Runs out/test/vscode in a VS Code executable, each time with a new user, a new copy of the fixture workspace and new
 * CXone stand-ins: one over http, and one over https whose authority the system trusts; resolves to the counts.
 */
export function runSuite({ executable, launchArgs, version, grep, print }) {
  return inTemporaryFolder(async (folder) => {
    const [standIn, secureStandIn] = await Promise.all([startStandIn(), startStandIn({ tls: true })]);
    const authorities = join(folder, 'authorities.pem');
    writeFileSync(authorities, secureStandIn.urls.authority);
    const workspace = join(folder, 'workspace');
    const results = join(folder, 'results.json');
    cpSync(join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
    writeSettings(join(folder, 'user'));
    const output = lineWriter(print);
    const endedWell = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'test', 'vscode', 'index.js'),
      launchArgs: [
        ...launchArgs,
        ...[`--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`],
        workspace,
      ],
      extensionTestsEnv: {
        CXONE_STAND_IN: standIn.line,
        CXONE_SECURE_STAND_IN: secureStandIn.line,
        SSL_CERT_FILE: authorities,
        CXONE_TEST_RESULTS: results,
        CXONE_EXPECTED_VSCODE: version,
        CXONE_TEST_GREP: grep,
        ...temporaryFilesIn(folder),
      },
      stdout: output,
      stderr: output,
    }).then(
      () => true,
      () => false,
    );
    await Promise.all([standIn.stop(), secureStandIn.stop()]);
    return readCounts(results, endedWell, print);
  });
}

function lineWriter(print) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return new Writable({
    write(chunk, _encoding, done) {
      const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
      rest = lines.pop();
      for (const line of lines) print(line);
      done();
    },
  });
}
