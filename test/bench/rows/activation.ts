import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { script } from '../../journeys/workbench';
import { median, type Row } from '../row';

const rounds = 7;
const emptyExtension = join(process.cwd(), 'test', 'bench', 'empty-extension');

/** Activation in the newest VS Code, a new window each round, once it has finished starting. */
export async function measure(): Promise<Row> {
  const { inTemporaryFolder } = await script('results.mjs');
  return inTemporaryFolder(async (folder) => {
    const installed = await unpackOurs(folder);
    const times: Record<string, number>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const place = join(folder, String(round));
      layOutExtensions(join(place, 'extensions'), join(place, 'warm-up'), installed);
      const order = ['cxone-token', 'bench-empty'];
      times.push(await activateBoth(place, round % 2 ? order : order.reverse()));
    }
    return {
      what: `Activation in VS Code, median of ${rounds}`,
      ours: median(times.map((each) => each['cxone-token'] ?? Number.NaN)),
      reference: median(times.map((each) => each['bench-empty'] ?? Number.NaN)),
      unit: 'ms',
      against: 'an extension that does nothing',
    };
  });
}

/** Installs the VSIX and returns the folder VS Code unpacked it to. */
async function unpackOurs(folder: string): Promise<string> {
  const { installedHost } = await script('hosts.mjs');
  const { installExtensions } = await script('servers.mjs');
  const { vsixPath } = await script('package.mjs');
  const extensionsDir = join(folder, 'unpacked');
  const host = await installedHost('newest');
  await installExtensions({
    host,
    userDataDir: join(folder, 'installer'),
    extensionsDir,
    files: [vsixPath()],
  });
  const name = readdirSync(extensionsDir).find((each) => each.startsWith('cxone-tools.cxone-token'));
  if (!name) throw new Error('The VSIX was not installed.');
  return join(extensionsDir, name);
}

/** Ours does not start by itself here, so that its activation can be timed; the warm-up extension under development does. */
function layOutExtensions(extensionsDir: string, warmUpDir: string, ours: string): void {
  mkdirSync(extensionsDir, { recursive: true });
  copyExtension(ours, join(extensionsDir, 'ours'), { activationEvents: [] });
  copyExtension(emptyExtension, join(extensionsDir, 'empty'), {});
  const warmUp = { name: 'bench-warm-up', activationEvents: ['onStartupFinished'] };
  copyExtension(emptyExtension, warmUpDir, warmUp);
}

function copyExtension(from: string, to: string, changes: Record<string, unknown>): void {
  cpSync(from, to, { recursive: true });
  const manifest = join(to, 'package.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), ...changes }));
}

async function activateBoth(place: string, order: string[]): Promise<Record<string, number>> {
  const { loopbackEnvironment, startNode } = await script('processes.mjs');
  const results = join(place, 'times.json');
  const args = [
    join(process.cwd(), 'scripts', 'launcher.mjs'),
    `--extensionDevelopmentPath=${join(place, 'warm-up')}`,
    `--extensionTestsPath=${join(__dirname, '..', 'activationProbe.js')}`,
    `--user-data-dir=${join(place, 'user')}`,
    `--extensions-dir=${join(place, 'extensions')}`,
    '--timeout-seconds=60',
  ];
  const env = loopbackEnvironment({ BENCH_ORDER: order.join(','), BENCH_RESULTS: results });
  const launcher = startNode(process.execPath, args, { env });
  if ((await launcher.exited) !== 0) throw new Error(launcher.lines.join('\n'));
  return JSON.parse(readFileSync(results, 'utf8'));
}
