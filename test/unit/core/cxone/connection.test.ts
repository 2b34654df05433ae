import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { clients } from '../../../cxone/people';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { StallingServer } from '../doubles/stallingServer';
import { credentialsOf } from '../samples';
import { ask, askForFailure } from './asking';

const platform = { method: 'clientCredentials', clientAuthentication: 'post' } as const;
const asking = (url: string) => ({
  endpoint: { url },
  tenant: platform,
  credentials: credentialsOf(clients.platform),
});

describe('the connection to a token endpoint', () => {
  describe('to nobody', () => {
    it('is refused at a closed port', async () => {
      const server = createServer();
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as { port: number };
      await once(server.close(), 'close');
      const url = `http://127.0.0.1:${port}/oauth/token`;
      const refused = { kind: 'connection', problem: 'connection-refused', url, code: 'ECONNREFUSED' };
      assert.deepEqual(await askForFailure(asking(url)), refused);
    });

    it('is not opened to an address that credentials may not go to', async () => {
      for (const url of ['http://platform.example/oauth/token', 'ftp://127.0.0.1/token', 'not a url', '']) {
        const failure = await askForFailure(asking(url));
        assert.deepEqual(
          [failure.kind, 'problem' in failure && failure.problem],
          ['no-token-endpoint', 'url-not-allowed'],
        );
      }
    });

    it('leaves credentials in an address out of the evidence', async () => {
      const failure = await askForFailure(
        asking('https://invented-user:invented-pass@platform.example/oauth/token'),
      );
      assert.equal(failure.kind, 'no-token-endpoint');
      assert.doesNotMatch(JSON.stringify(failure), /invented/);
    });
  });

  describe('to a server that stalls', () => {
    const halfAnAnswer =
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n{"access_';
    const stalls = { 'before the answer': '', 'in the middle of the body': halfAnAnswer };

    for (const [when, says] of Object.entries(stalls)) {
      describe(when, () => {
        let server: StallingServer;

        beforeEach(async () => {
          server = await StallingServer.start(says);
        });
        afterEach(() => server.close());

        it('is given up after the time allowed', async () => {
          const failure = await askForFailure({ ...asking(server.url), timeoutMs: 50 });
          assert.deepEqual([failure.kind === 'connection' && failure.problem], ['connection-timeout']);
          await server.hungUp;
        });

        it('is cut when the user cancels, and says nothing but that', async () => {
          const cancelling = new AbortController();
          const answer = ask({ ...asking(server.url), signal: cancelling.signal });
          const reason = new Error('cancelled by the user');
          await Promise.race([server.asked, answer]);
          cancelling.abort(reason);
          await assert.rejects(answer, (error) => error === reason);
          await server.hungUp;
        });
      });
    }

    it('is given up during discovery too', async () => {
      const server = await StallingServer.start();
      const failure = await askForFailure({
        endpoint: { issuer: new URL(server.url).origin },
        timeoutMs: 50,
      });
      assert.equal(failure.kind === 'connection' && failure.problem, 'connection-timeout');
      await server.close();
    });
  });

  describe('to the stand-in', () => {
    let standIn: StandIn;

    beforeEach(async () => {
      standIn = await startStandIn();
    });
    afterEach(() => standIn.close());

    it('is not opened for somebody who has cancelled already', async () => {
      const reason = new Error('cancelled before');
      for (const endpoint of [{ url: standIn.platformTokenUrl }, { issuer: standIn.issuer }]) {
        const answer = ask({ endpoint, signal: AbortSignal.abort(reason) });
        await assert.rejects(answer, (error) => error === reason);
      }
      assert.equal(standIn.requests.length, 0);
    });

    it('is not opened a second time when it was cut', async () => {
      standIn.behave({ fault: { kind: 'reset' } });
      const failure = await askForFailure(asking(standIn.platformTokenUrl));
      assert.equal(failure.kind === 'connection' && failure.problem, 'connection-reset');
      assert.equal(standIn.requests.length, 1);
    });

    it('is cut as soon as an answer is far too long', async () => {
      standIn.behave({ fault: { kind: 'huge', bytes: Number.MAX_SAFE_INTEGER } });
      const failure = await askForFailure(asking(standIn.platformTokenUrl));
      assert.equal(failure.kind === 'answer' && failure.problem, 'too-large');
    });
  });
});
