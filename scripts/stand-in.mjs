import { join } from 'node:path';
import { root } from './paths.mjs';
import { loopbackEnvironment, startNode } from './processes.mjs';

/**
 * Starts the compiled CXone stand-in on a free port, with `tls` over https; resolves to its process and its line of
 * JSON with the URLs and the authority to trust.
 */
export async function startStandIn({ tls = false } = {}) {
  const script = join(root, 'out', 'test', 'cxone', 'main.js');
  const args = [script, '--port', '0', ...(tls ? ['--tls'] : [])];
  const standIn = startNode(process.execPath, args, { env: loopbackEnvironment() });
  const [line] = await standIn.firstMatch(/^\{.*\}$/);
  return { ...standIn, line, urls: JSON.parse(line) };
}
