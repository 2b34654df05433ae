import { execFile } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends the request at a line (from 1) of a saved `.http` file with httpYac's own command line. */
export async function sendRequest(file: string, line: number): Promise<Answer> {
  const httpyac = join(process.cwd(), 'node_modules', 'httpyac', 'bin', 'httpyac.js');
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
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: dirname(file) });
  const { response } = JSON.parse(stdout).requests[0];
  return { status: response.statusCode, body: JSON.stringify(response.body) };
}
