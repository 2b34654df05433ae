import assert from 'node:assert/strict';
import { readBody } from '../../../../src/core/cxone/body';
import type { Fetch } from '../../../../src/core/ports';
import { limitEach } from '../../../../src/network';
import { startStandIn } from '../../../cxone/standIn';

const url = 'https://cxone.example/token';
const longTime = 60_000;
const get = { method: 'GET', headers: {} } as const;

/** A fetch that answers with a body and keeps the signal it was given. */
function answering(body: ReadableStream<Uint8Array> | string | null, init?: ResponseInit) {
  const seen: { signal?: AbortSignal | undefined } = {};
  const fetch: Fetch = async (_, { signal }) => {
    seen.signal = signal;
    return new Response(body, init);
  };
  return { fetch, seen };
}

describe('a limit for each request', () => {
  const caller = () => {
    const controller = new AbortController();
    return { controller, init: { ...get, signal: controller.signal } };
  };

  it('passes on status, headers and body as they are', async () => {
    const { fetch } = answering('{"a":1}', { status: 400, headers: { 'retry-after': '7' } });
    const response = await limitEach(fetch, longTime)(url, get);
    assert.deepEqual(
      [response.status, response.ok, response.headers.get('retry-after'), await response.text()],
      [400, false, '7', '{"a":1}'],
    );
  });

  it('passes on an answer without a body', async () => {
    const { fetch } = answering(null, { status: 204 });
    assert.equal((await limitEach(fetch, longTime)(url, get)).status, 204);
  });

  it('goes on while the body is read, and ends with it', async () => {
    const { controller, init } = caller();
    const { fetch, seen } = answering('text');
    const response = await limitEach(fetch, longTime)(url, init);
    await response.text();
    controller.abort();
    assert.equal(seen.signal?.aborted, false);
  });

  it('cancels a body that is still being read', async () => {
    const { controller, init } = caller();
    const { fetch, seen } = answering(new ReadableStream());
    await limitEach(fetch, longTime)(url, init);
    controller.abort(new Error('cancelled'));
    assert.equal(seen.signal?.aborted, true);
    assert.match(String(seen.signal?.reason), /cancelled/);
  });

  it('runs out in the middle of a body', async () => {
    const stalling: Fetch = async (_, { signal }) =>
      new Response(
        new ReadableStream({
          start: (body) => signal?.addEventListener('abort', () => body.error(signal.reason)),
        }),
      );
    const response = await limitEach(stalling, 20)(url, get);
    const failure = await readBody(response, url, new AbortController().signal);
    assert.equal(
      typeof failure === 'object' && failure.kind === 'connection' && failure.problem,
      'connection-timeout',
    );
  });

  it('ends when the request fails', async () => {
    const { controller, init } = caller();
    const seen: AbortSignal[] = [];
    const failing: Fetch = async (_, { signal }) => {
      if (signal) seen.push(signal);
      throw new TypeError('fetch failed');
    };
    await assert.rejects(limitEach(failing, longTime)(url, init), { message: 'fetch failed' });
    controller.abort();
    assert.deepEqual(
      seen.map(({ aborted }) => aborted),
      [false],
    );
  });

  it('takes no more of a body than is read, and lets go of the rest', async () => {
    const chunk = new Uint8Array(64 * 1024);
    let poured = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(body) {
        poured += chunk.byteLength;
        body.enqueue(chunk);
      },
      cancel() {
        cancelled = true;
      },
    });
    const { controller, init } = caller();
    const { fetch, seen } = answering(endless);
    const response = await limitEach(fetch, longTime)(url, init);
    const failure = await readBody(response, url, controller.signal);
    assert.equal(typeof failure === 'object' && failure.kind === 'answer' && failure.problem, 'too-large');
    assert.equal(cancelled, true);
    assert.ok(poured < 2 * 1024 * 1024, `${poured} bytes`);
    controller.abort();
    assert.equal(seen.signal?.aborted, false);
  });

  it('hangs up on a server that sends far too much', async () => {
    const standIn = await startStandIn();
    try {
      standIn.behave({ fault: { kind: 'huge', bytes: Number.MAX_SAFE_INTEGER } });
      const post = { method: 'POST', headers: {}, body: 'a=1' } as const;
      const tokenUrl = standIn.platformTokenUrl;
      const response = await limitEach(fetch as unknown as Fetch, longTime)(tokenUrl, post);
      const failure = await readBody(response, tokenUrl, new AbortController().signal);
      assert.equal(typeof failure === 'object' && failure.kind === 'answer' && failure.problem, 'too-large');
    } finally {
      await standIn.close();
    }
  });
});
