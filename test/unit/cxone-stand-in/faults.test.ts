import assert from 'node:assert/strict';
import type { Fault } from '../../cxone/fault';
import { clients } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { ask, askServerTime, post, postForm } from './asking';

describe('CXone stand-in: faults', () => {
  const fields = { grant_type: 'client_credentials', ...post(clients.platform) };
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  function askWith(fault: Fault) {
    standIn.behave({ fault });
    return postForm(standIn.platformTokenUrl, fields);
  }

  it('resets the connection', async () => {
    await assert.rejects(askWith({ kind: 'reset' }), hasCause('ECONNRESET'));
  });

  it('breaks off in the middle of a body', async () => {
    await assert.rejects(askWith({ kind: 'truncated' }), TypeError);
  });

  it('answers with any status, body and headers', async () => {
    const { status, text, headers } = await askWith({
      kind: 'status',
      status: 503,
      body: 'down for maintenance',
      headers: { icStatusDescription: 'Maintenance' },
    });
    assert.deepEqual([status, text], [503, 'down for maintenance']);
    assert.equal(headers.get('icStatusDescription'), 'Maintenance');
  });

  it('answers 200 with a page', async () => {
    const { status, text, headers } = await askWith({ kind: 'html' });
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
    assert.match(text, /<html/);
  });

  for (const status of [302, 307] as const) {
    it(`redirects with ${status} to a path that records who follows`, async () => {
      const { headers, status: answered } = await askWith({ kind: 'redirect', status });
      assert.deepEqual([answered, headers.get('location')], [status, '/elsewhere']);
      await ask(standIn.origin + headers.get('location'));
      assert.equal(standIn.requests.at(-1)?.place, 'elsewhere');
    });
  }

  it('answers with as much as it is told', async () => {
    const { text } = await askWith({ kind: 'huge', bytes: 1024 * 1024 });
    assert.ok(text.length > 1024 * 1024);
  });

  it('limits the rate', async () => {
    const { status, headers } = await askWith({ kind: 'rateLimited', retryAfter: '7' });
    assert.deepEqual([status, headers.get('retry-after')], [429, '7']);
  });

  it('echoes the whole request in an error', async () => {
    const { status, json } = await askWith({ kind: 'echo' });
    assert.equal(status, 400);
    assert.match(json.error_description, /invented-secret-platform/);
  });

  it('holds answers back', async () => {
    standIn.behave({ delayMs: 150 });
    const start = performance.now();
    await postForm(standIn.platformTokenUrl, fields);
    assert.ok(performance.now() - start >= 145);
  });

  it('closes while an answer is held back', async () => {
    const held = await startStandIn();
    held.behave({ delayMs: 60_000 });
    const asked = assert.rejects(postForm(held.platformTokenUrl, fields));
    while (held.requests.length === 0) await new Promise(setImmediate);
    await held.close();
    await asked;
  });

  it('ends a fault after so many requests, and a new fault starts over', async () => {
    standIn.behave({ fault: { kind: 'rateLimited' }, times: 1 });
    assert.equal((await postForm(standIn.platformTokenUrl, fields)).status, 429);
    assert.equal((await postForm(standIn.platformTokenUrl, fields)).status, 200);
    assert.equal((await askWith({ kind: 'html' })).headers.get('content-type'), 'text/html; charset=utf-8');
  });

  it('puts a fault where it is told, and only there', async () => {
    const token = (await postForm(standIn.platformTokenUrl, fields)).json.access_token;
    standIn.behave({ fault: { kind: 'status', status: 403 }, at: ['api', 'discovery'] });
    assert.equal((await askServerTime(standIn, token)).status, 403);
    assert.equal((await ask(`${standIn.issuer}/.well-known/openid-configuration`)).status, 403);
    assert.equal((await postForm(standIn.platformTokenUrl, fields)).status, 200);
  });
});

function hasCause(code: string) {
  return (error: unknown) =>
    error instanceof TypeError && (error.cause as { code?: string } | undefined)?.code === code;
}
