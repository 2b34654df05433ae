import { join } from 'node:path';
import { root } from './paths.mjs';
import { loopbackEnvironment, startNode } from './processes.mjs';

/** Starts the compiled CXone stand-in on a free port; resolves to its process and its line of JSON with the URLs. */
export async function startStandIn() {
  const script = join(root, 'out', 'test', 'cxone', 'main.js');
  const standIn = startNode(process.execPath, [script, '--port', '0'], { env: loopbackEnvironment() });
  const [line] = await standIn.firstMatch(/^\{.*\}$/);
  return { ...standIn, line, urls: JSON.parse(line) };
}
