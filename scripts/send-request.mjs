import { basename, dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { loopbackEnvironment, runToEnd } from './processes.mjs';

/** Sends the request at a line (from 1) of a saved .http file with httpYac; resolves to the answer's status and text. */
export async function sendRequest(file, line) {
  const httpyac = join(root, 'node_modules', 'httpyac', 'bin', 'httpyac.js');
  const args = [
    httpyac,
    'send',
    basename(file),
    '--line',
    String(line - 1),
    '--json',
    '--output',
    'response',
  ];
  const output = await runToEnd(process.execPath, args, { cwd: dirname(file), env: loopbackEnvironment() });
  const { response } = JSON.parse(output.slice(output.indexOf('{'))).requests[0];
  const { statusCode: status, body } = response;
  return { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
}
