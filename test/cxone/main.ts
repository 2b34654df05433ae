import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startStandIn } from './standIn';

/**
 * Runs a stand-in, with `--tls` over https, prints its URLs and the authority to trust as one line of JSON, and ends
 * on a signal or with the process that feeds stdin.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, tls: { type: 'boolean', default: false } },
  });
  const standIn = await startStandIn({ port: Number(values.port), tls: values.tls });
  const { origin, issuer, platformTokenUrl, regionalTokenUrl, digitalTokenUrl, apiBaseUrl, authority } =
    standIn;
  const urls = { origin, issuer, platformTokenUrl, regionalTokenUrl, digitalTokenUrl, apiBaseUrl };
  console.log(JSON.stringify({ ...urls, authority }));

  const stop = async () => {
    await standIn.close();
    process.exit(0);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  if (isFedByAProcess()) process.stdin.once('end', stop).resume();
}

/** Whether stdin is a pipe; with /dev/null or a terminal, its end says nothing about a parent. */
function isFedByAProcess(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    return false;
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
