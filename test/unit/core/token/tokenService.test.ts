import assert from 'node:assert/strict';
import type { TokenOutcome } from '../../../../src/core/cxone/tokenAnswer';
import { FindingError } from '../../../../src/core/finding';
import { Redactor } from '../../../../src/core/redaction';
import { CredentialStore } from '../../../../src/core/tenants/credentialStore';
import type { Credentials } from '../../../../src/core/tenants/credentials';
import type { Tenant } from '../../../../src/core/tenants/tenant';
import { TokenService } from '../../../../src/core/token/tokenService';
import { TokenVault, tokenKey } from '../../../../src/core/token/tokenVault';
import { FakeClock } from '../doubles/fakeClock';
import { HeldExchange } from '../doubles/heldExchange';
import { MemoryMemento } from '../doubles/memoryMemento';
import { MemorySecrets } from '../doubles/memorySecrets';
import { credentialsOf, sampleTenant, secretsOf } from '../samples';

const minute = 60_000;
const tenant = sampleTenant();
const granted = (accessToken: string, expiresInSeconds = 3600): TokenOutcome => ({
  ok: true,
  answer: { accessToken, expiresInSeconds },
});
const refused: TokenOutcome = {
  ok: false,
  failure: {
    kind: 'answer',
    problem: 'oauth-error',
    url: 'https://cxone.example/auth/token',
    status: 400,
    oauthError: 'invalid_grant',
  },
};

/** One window of the editor: the real service over doubles of the editor and the network. */
class Window {
  keep = true;
  readonly changes: string[] = [];
  readonly redactor = new Redactor();
  readonly credentials: CredentialStore;
  readonly tokens: TokenService;
  readonly network = new HeldExchange();

  constructor(
    readonly clock: FakeClock,
    readonly secrets: MemorySecrets,
    readonly memento: MemoryMemento,
  ) {
    this.credentials = new CredentialStore(secrets, memento, this.redactor);
    this.tokens = new TokenService({
      clock,
      vault: new TokenVault({ secrets, memento, keepAcrossReloads: () => this.keep }),
      redactor: this.redactor,
      readCredentials: (id) => this.credentials.read(id),
      exchange: this.network.exchange,
      renewAheadMs: () => 5 * minute,
    });
    this.tokens.changed.subscribe((id) => this.changes.push(id));
  }

  /** Asks, answers the request that comes of it, and returns the token. */
  async getNew(name: string, of: Tenant = tenant, options: { force?: boolean } = {}): Promise<string> {
    const index = this.network.requests.length;
    const token = this.tokens.get(of, options);
    (await this.network.request(index)).answer(granted(name));
    return (await token).accessToken.reveal();
  }

  /** Asks and expects that no request comes of it. */
  async getKept(of: Tenant = tenant): Promise<string> {
    const before = this.network.requests.length;
    const token = await this.tokens.get(of, { signal: AbortSignal.timeout(5000) });
    assert.equal(this.network.requests.length, before, 'a request was sent');
    return token.accessToken.reveal();
  }
}

describe('TokenService', () => {
  let window: Window;
  const store = (credentials: Credentials) => window.credentials.write('acme', credentials);
  const otherWindow = () => new Window(window.clock, window.secrets, window.memento);

  beforeEach(async () => {
    window = new Window(new FakeClock(), new MemorySecrets(), new MemoryMemento());
    await store(credentialsOf());
  });

  describe('without a token to give', () => {
    it('sends nothing when credentials are missing, and says which', async () => {
      await store(secretsOf({ clientId: 'invented-app', accessKeyId: 'invented-key' }));
      const { finding } = await findingOf(window.tokens.get(tenant));
      assert.equal(finding.code, 'secret-missing');
      assert.match(finding.title, /client secret, access key secret/);
      assert.equal(window.network.requests.length, 0);
    });

    it('takes white space for a missing credential', async () => {
      await store({ ...credentialsOf(), ...secretsOf({ clientSecret: ' \n' }) });
      assert.equal((await findingOf(window.tokens.get(tenant))).finding.code, 'secret-missing');
      assert.equal(window.network.requests.length, 0);
    });

    it('needs no access key for client credentials', async () => {
      await store(secretsOf({ clientId: 'invented-app', clientSecret: 'invented-secret' }));
      const platform = sampleTenant({ method: 'clientCredentials', region: 'euw1' });
      assert.equal(await window.getNew('platform', platform), 'platform');
    });

    it('shares a failure among callers, shows it, and asks anew the next time', async () => {
      const callers = [window.tokens.get(tenant), window.tokens.get(tenant)];
      (await window.network.request(0)).answer(refused);
      for (const caller of callers)
        assert.equal((await findingOf(caller)).finding.code, 'credentials-rejected');
      const state = window.tokens.stateOf('acme');
      assert.equal(state.kind === 'failed' && state.finding.code, 'credentials-rejected');
      assert.equal(await window.getNew('second'), 'second');
      assert.equal(window.tokens.stateOf('acme').kind, 'valid');
      assert.equal(window.network.requests.length, 2);
    });

    it('passes on a defect as it is, and does not show it as a failure of the tenant', async () => {
      const defect = new TypeError('invented defect');
      const broken = new TokenService({
        clock: window.clock,
        vault: new TokenVault({ ...window, keepAcrossReloads: () => false }),
        redactor: window.redactor,
        readCredentials: (id) => window.credentials.read(id),
        exchange: () => Promise.reject(defect),
        renewAheadMs: () => 0,
      });
      await assert.rejects(broken.get(tenant), (error) => error === defect);
      assert.deepEqual(broken.stateOf('acme'), { kind: 'none' });
    });
  });

  describe('with a token at hand', () => {
    beforeEach(() => window.getNew('first'));

    it('gives it until the renew margin, to the millisecond', async () => {
      window.clock.advance(55 * minute - 1);
      assert.equal(await window.getKept(), 'first');
      window.clock.advance(1);
      assert.equal(await window.getNew('second'), 'second');
      assert.equal(await window.getKept(), 'second');
    });

    it('asks anew when forced', async () => {
      assert.equal(await window.getNew('forced', tenant, { force: true }), 'forced');
      assert.equal(await window.getKept(), 'forced');
    });

    it('keeps it when a forced request fails, and shows the failure', async () => {
      const forced = window.tokens.get(tenant, { force: true });
      (await window.network.request(1)).answer(refused);
      await findingOf(forced);
      assert.equal(window.tokens.stateOf('acme').kind, 'failed');
      assert.equal(await window.getKept(), 'first');
    });

    it('asks anew when the clock was set back', async () => {
      window.clock.advance(-1);
      assert.equal(await window.getNew('second'), 'second');
    });

    it('asks anew for changed credentials, and for a changed tenant', async () => {
      await store(credentialsOf({ id: 'other-app', secret: 'other-secret' }));
      assert.equal(await window.getNew('second'), 'second');
      assert.equal(await window.getNew('third', { ...tenant, region: 'eu1' }), 'third');
    });

    it('gives it to a tenant that was only renamed', async () => {
      assert.equal(await window.getKept({ ...tenant, name: 'Renamed', production: true }), 'first');
    });

    it('forgets it everywhere', async () => {
      await window.tokens.forget('acme');
      assert.equal(window.secrets.values.has(tokenKey('acme')), false);
      assert.deepEqual(window.tokens.stateOf('acme'), { kind: 'none' });
      assert.equal(await window.getNew('second'), 'second');
    });

    it('never lets it into a log', () => {
      assert.equal(window.redactor.redact('got first'), 'got ***');
    });
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
      await store(credentialsOf({ id: 'corrected', secret: 'corrected' }));
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

  it('tells of every change, by the id of the tenant', async () => {
    await window.getNew('first');
    assert.deepEqual(window.changes.splice(0), ['acme']);
    await window.tokens.forget('acme');
    assert.deepEqual(window.changes.splice(0), ['acme']);
    const failing = window.tokens.get(tenant);
    (await window.network.request(1)).answer(refused);
    await findingOf(failing);
    assert.deepEqual(window.changes.splice(0), ['acme']);
  });
});

async function findingOf(promise: Promise<unknown>): Promise<FindingError> {
  const error = await promise.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof FindingError, String(error));
  return error;
}
