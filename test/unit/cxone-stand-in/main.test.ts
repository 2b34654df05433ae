import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { clients } from '../../cxone/people';
import { basic, passwordGrant, postForm } from './asking';

describe('CXone stand-in: as a process', () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  function start(args: string[], stdin: 'pipe' | 'ignore') {
    const child = spawn(process.execPath, [join(__dirname, '../../cxone/main.js'), ...args], {
      stdio: [stdin, 'pipe', 'pipe'],
    });
    running.push(child);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text) => {
        output[name] += text;
      });
    }
    return { child, output };
  }

  async function firstLine({ child, output }: ReturnType<typeof start>): Promise<Record<string, string>> {
    while (!output.stdout.includes('\n') && child.stdout) await once(child.stdout, 'data');
    return JSON.parse(output.stdout);
  }

  it('ends with 1 and says why when it cannot start', async () => {
    const { child, output } = start(['--invented-option'], 'ignore');
    const [code] = await once(child, 'close');
    assert.equal(code, 1);
    assert.match(output.stderr, /--invented-option/);
  });

  it('prints its URLs and nothing else, and ends on SIGTERM', async () => {
    const started = start(['--port', '0'], 'ignore');
    const { origin, issuer, platformTokenUrl, apiBaseUrl } = await firstLine(started);
    assert.match(origin ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual([issuer, platformTokenUrl, apiBaseUrl], [origin, `${origin}/oauth/token`, origin]);
    const { status } = await postForm(`${issuer}/auth/token`, passwordGrant(), basic(clients.basic));
    assert.equal(status, 200);
    started.child.kill('SIGTERM');
    const [code] = await once(started.child, 'close');
    const { stdout, stderr } = started.output;
    assert.deepEqual([code, stdout.trim().split('\n').length, stderr], [0, 1, '']);
  });

  it('ends with the process that feeds its stdin', async () => {
    const started = start([], 'pipe');
    await firstLine(started);
    started.child.stdin?.end();
    const [code] = await once(started.child, 'close');
    assert.equal(code, 0);
  });
});
