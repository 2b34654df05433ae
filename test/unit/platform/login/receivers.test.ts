import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Uri } from 'vscode';
import type { RedirectReceiver } from '../../../../src/core/cxone/authorizationCode';
import { openLoopbackReceiver } from '../../../../src/platform/login/loopbackReceiver';
import { UriReceiver } from '../../../../src/platform/login/uriReceiver';

const state = 'invented-state';

describe('The way back from a sign-in', () => {
  describe('over a loopback port', () => {
    const open = async (
      address: string,
      signal = new AbortController().signal,
    ): Promise<RedirectReceiver> => {
      const receiver = await openLoopbackReceiver(new URL(address), state, signal);
      assert.ok(typeof receiver === 'object');
      return receiver;
    };

    it('says when the port is taken', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => other.once('listening', resolve));
      const { port } = other.address() as AddressInfo;
      const address = new URL(`http://127.0.0.1:${port}/callback`);
      assert.equal(await openLoopbackReceiver(address, state, new AbortController().signal), 'port-in-use');
      other.close();
    });

    it('answers nothing but the redirect of its own sign-in', async () => {
      const receiver = await open('http://127.0.0.1/callback');
      const status = async (path: string, method = 'GET') =>
        (await fetch(new URL(path, receiver.redirectUri), { method })).status;
      assert.equal(await status('/elsewhere'), 404);
      assert.equal(await status(`/callback?state=${state}&code=c`, 'POST'), 404);
      assert.equal(await status('/callback?code=c'), 400);
      assert.equal(await status('/callback?state=other&code=c'), 400);
      assert.equal(await status(`/callback?state=${state}&code=c`), 200);
      assert.equal(new URL(await receiver.redirected).searchParams.get('code'), 'c');
      receiver.close();
    });

    it('keeps the address letter for letter, and fills in only a port that is missing', async () => {
      const free = await open('http://127.0.0.1/callback');
      assert.match(free.redirectUri, /^http:\/\/127\.0\.0\.1:\d+\/callback$/);
      free.close();
      const same = free.redirectUri.replace('127.0.0.1', 'localhost');
      const receiver = await open(same);
      assert.equal(receiver.redirectUri, same);
      receiver.close();
    });

    it('ends at once when the user cancels', async () => {
      const controller = new AbortController();
      const receiver = await open('http://127.0.0.1/callback', controller.signal);
      controller.abort(new Error('cancelled'));
      await assert.rejects(receiver.redirected, /cancelled/);
      receiver.close();
    });
  });

  describe('through the address of this extension', () => {
    const redirectUri = 'vscode://cxone-tools.cxone-token/callback';
    const uri = (query: string) => ({ query, toString: () => `${redirectUri}?${query}` }) as unknown as Uri;

    it('takes the redirect of its own sign-in and no other', async () => {
      const receiver = new UriReceiver();
      const waiting = receiver.open(redirectUri, state, new AbortController().signal);
      receiver.handleUri(uri('code=forged'));
      receiver.handleUri(uri('state=other&code=forged'));
      receiver.handleUri(uri(`state=${state}&code=right`));
      assert.equal(new URL(await waiting.redirected).searchParams.get('code'), 'right');
    });

    it('ends at once when the user cancels, and hears nothing after it was closed', async () => {
      const controller = new AbortController();
      const receiver = new UriReceiver();
      const waiting = receiver.open(redirectUri, state, controller.signal);
      waiting.close();
      receiver.handleUri(uri(`state=${state}&code=late`));
      controller.abort(new Error('cancelled'));
      await assert.rejects(waiting.redirected, /cancelled/);
    });
  });
});
