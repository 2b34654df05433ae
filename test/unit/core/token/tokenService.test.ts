import assert from 'node:assert/strict';
import { findingsOf } from '../../../../src/core/diagnosis/findings';
import type { Credentials } from '../../../../src/core/tenants/credentials';
import { TokenService } from '../../../../src/core/token/tokenService';
import { TokenVault, tokenKey } from '../../../../src/core/token/tokenVault';
import { credentialsOf, sampleTenant, secretsOf } from '../samples';
import { findingOf, minute, refused, tenant, Window } from './window';

describe('TokenService', () => {
  let window: Window;
  const store = (credentials: Credentials) => window.credentials.write('acme', credentials);

  beforeEach(async () => {
    window = new Window();
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

        findingsOf: async (evidence) => findingsOf(evidence),

        exclusively: (_tenantId, _signal, work) => work(),
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
