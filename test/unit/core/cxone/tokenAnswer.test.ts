import assert from 'node:assert/strict';
import { readTokenAnswer } from '../../../../src/core/cxone/tokenAnswer';

const url = 'https://cxone.example/auth/token';
const { signal } = new AbortController();

async function answerOf(fields: Record<string, unknown>, text?: string) {
  const body = text ?? JSON.stringify({ access_token: 'invented-token', token_type: 'Bearer', ...fields });
  const outcome = await readTokenAnswer(new Response(body), url, signal);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.answer;
}

describe('readTokenAnswer', () => {
  const unusable = [null, -1, '-1', '', 'soon', '3600s', '3.5', [], {}, true];
  for (const expires_in of unusable) {
    it(`keeps a token whose expires_in is ${JSON.stringify(expires_in)}, without a lifetime`, async () => {
      assert.deepEqual(await answerOf({ expires_in }), { accessToken: 'invented-token' });
    });
  }

  for (const expires_in of [3600, '3600', 0, '0', 0.5]) {
    it(`reads an expires_in of ${JSON.stringify(expires_in)}`, async () => {
      assert.equal((await answerOf({ expires_in })).expiresInSeconds, Number(expires_in));
    });
  }

  for (const token_type of ['Bearer', 'bearer', 'BEARER', undefined]) {
    it(`takes the token type ${token_type}`, async () => {
      assert.equal((await answerOf({ token_type })).accessToken, 'invented-token');
    });
  }

  it('does without other tokens that are no text', async () => {
    assert.deepEqual(await answerOf({ id_token: 7, refresh_token: null }), { accessToken: 'invented-token' });
  });

  it('reads a body with a byte order mark', async () => {
    assert.equal((await answerOf({}, '\uFEFF{"access_token":"marked"}')).accessToken, 'marked');
  });

  it('judges a body of exactly the largest size, and no byte more', async () => {
    const padded = (size: number) => '{"access_token":"x"}'.padEnd(size, ' ');
    const largest = 1024 * 1024;
    assert.ok((await readTokenAnswer(new Response(padded(largest)), url, signal)).ok);
    const outcome = await readTokenAnswer(new Response(padded(largest + 1)), url, signal);
    assert.equal(!outcome.ok && 'problem' in outcome.failure && outcome.failure.problem, 'too-large');
  });

  it('keeps only the beginning of what a server says', async () => {
    const outcome = await readTokenAnswer(new Response('x'.repeat(10_000), { status: 400 }), url, signal);
    assert.ok(!outcome.ok && outcome.failure.kind === 'answer');
    assert.equal(outcome.failure.serverText?.length, 2000);
  });

  describe('while a body stalls', () => {
    /** A body that, as that of fetch, breaks with the reason of the signal. */
    const stalling = (aborting: AbortSignal) =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"access_'));
            aborting.addEventListener('abort', () => controller.error(aborting.reason));
          },
        }),
      );

    it('rejects with the reason of the user who cancels', async () => {
      const cancelling = new AbortController();
      const reading = readTokenAnswer(stalling(cancelling.signal), url, cancelling.signal);
      const reason = new Error('cancelled by the user');
      cancelling.abort(reason);
      await assert.rejects(reading, (error) => error === reason);
    });

    it('is a time limit when that ends it', async () => {
      const limit = new AbortController();
      const reading = readTokenAnswer(stalling(limit.signal), url, limit.signal);
      limit.abort(new DOMException('too late', 'TimeoutError'));
      assert.deepEqual(await reading, {
        ok: false,
        failure: { kind: 'connection', problem: 'connection-timeout', url, code: 'TimeoutError' },
      });
    });
  });
});
