import assert from 'node:assert/strict';
import { tokenKey } from '../../../../src/core/token/tokenVault';
import { credentialsOf, sampleTenant } from '../samples';
import { findingOf, granted, refused, tenant, Window } from './window';

describe('TokenService, shared', () => {
  let window: Window;
  const otherWindow = () => new Window(window.clock, window.secrets, window.memento);

  beforeEach(async () => {
    window = new Window();
    await window.credentials.write('acme', credentialsOf());
  });

  describe('asked by many at once', () => {
    it('sends one request for a thousand', async () => {
      const callers = Array.from({ length: 1000 }, () => window.tokens.get(tenant));
      (await window.network.request(0)).answer(granted('shared'));
      const tokens = await Promise.all(callers);
      assert.deepEqual([...new Set(tokens.map(({ accessToken }) => accessToken.reveal()))], ['shared']);
      assert.equal(window.network.requests.length, 1);
    });

    it('sends one request per tenant', async () => {
      const other = sampleTenant({ id: 'other', name: 'Other' });
      await window.credentials.write('other', credentialsOf());
      const callers = [window.tokens.get(tenant), window.tokens.get(other)];
      await window.network.request(1);
      for (const request of window.network.requests) request.answer(granted(`for ${request.tenant.id}`));
      const names = (await Promise.all(callers)).map(({ accessToken }) => accessToken.reveal());
      assert.deepEqual(names, ['for acme', 'for other']);
    });

    it('goes on when one of two cancels', async () => {
      const leaving = new AbortController();
      const [left, stays] = [
        window.tokens.get(tenant, { signal: leaving.signal }),
        window.tokens.get(tenant),
      ];
      const request = await window.network.request(0);
      const reason = new Error('cancelled');
      leaving.abort(reason);
      await assert.rejects(left, reason);
      assert.equal(request.signal.aborted, false);
      request.answer(granted('shared'));
      assert.equal((await stays).accessToken.reveal(), 'shared');
    });

    it('aborts the request when all have cancelled, and shows nothing of it', async () => {
      const [one, other] = [new AbortController(), new AbortController()];
      const callers = [one, other].map(({ signal }) => window.tokens.get(tenant, { signal }));
      const request = await window.network.request(0);
      one.abort();
      other.abort();
      await Promise.allSettled(callers);
      assert.equal(request.signal.aborted, true);
      assert.deepEqual(window.tokens.stateOf('acme'), { kind: 'none' });
      assert.equal(await window.getNew('second'), 'second');
    });
  });

  describe('when something changes during a request', () => {
    it('does not keep a token that was forgotten on its way', async () => {
      const old = window.tokens.get(tenant);
      const request = await window.network.request(0);
      await window.tokens.forget('acme');
      request.answer(granted('old'));
      assert.equal((await old).accessToken.reveal(), 'old');
      assert.deepEqual(window.tokens.stateOf('acme'), { kind: 'none' });
      assert.equal(window.secrets.values.has(tokenKey('acme')), false);
    });

    it('asks anew for whoever comes after forgetting, and does not hand out the old answer', async () => {
      const old = window.tokens.get(tenant);
      const request = await window.network.request(0);
      await window.credentials.write('acme', credentialsOf({ id: 'corrected', secret: 'corrected' }));
      await window.tokens.forget('acme');
      const next = window.tokens.get(tenant);
      const second = await window.network.request(1);
      second.answer(granted('new'));
      assert.equal((await next).accessToken.reveal(), 'new');
      request.answer(refused);
      await findingOf(old);
      assert.equal(window.tokens.stateOf('acme').kind, 'valid');
      assert.equal(await window.getKept(), 'new');
    });
  });

  describe('with another window', () => {
    it('shares a kept token, and shows it before SecretStorage is opened', async () => {
      await window.getNew('shared');
      const next = otherWindow();
      assert.equal(next.tokens.stateOf('acme').kind, 'valid');
      assert.equal(await next.getKept(), 'shared');
    });

    it('shares nothing where tokens are kept in memory only', async () => {
      window.keep = false;
      await window.getNew('mine');
      const next = otherWindow();
      assert.deepEqual(next.tokens.stateOf('acme'), { kind: 'none' });
      assert.equal(await next.getNew('theirs'), 'theirs');
      assert.equal(await window.getKept(), 'mine');
    });

    it('takes over the token the other got', async () => {
      await window.getNew('first');
      const other = otherWindow();
      await other.getNew('second', tenant, { force: true });
      assert.equal(await window.getKept(), 'first');
      await window.tokens.refresh('acme', tenant);
      assert.equal(await window.getKept(), 'second');
    });

    it('shows the token the other got instead of its own failure', async () => {
      const failing = window.tokens.get(tenant);
      (await window.network.request(0)).answer(refused);
      await findingOf(failing);
      await otherWindow().getNew('theirs');
      await window.tokens.refresh('acme', tenant);
      assert.equal(window.tokens.stateOf('acme').kind, 'valid');
      assert.equal(await window.getKept(), 'theirs');
    });

    it('drops the token when the other changed the credentials', async () => {
      await window.getNew('first');
      await otherWindow().credentials.write('acme', credentialsOf({ id: 'changed', secret: 'changed' }));
      await window.tokens.refresh('acme', tenant);
      assert.deepEqual(window.tokens.stateOf('acme'), { kind: 'none' });
      assert.equal(window.secrets.values.has(tokenKey('acme')), false);
    });

    it('drops the token of a tenant that was changed or removed, and of no other', async () => {
      await window.getNew('first');
      await window.tokens.refresh('acme', { ...tenant, name: 'Renamed' });
      assert.equal(window.tokens.stateOf('acme').kind, 'valid');
      await window.tokens.refresh('other', undefined);
      assert.equal(window.tokens.stateOf('acme').kind, 'valid');
      await window.tokens.refresh('acme', undefined);
      assert.deepEqual(window.tokens.stateOf('acme'), { kind: 'none' });
    });
  });
});
