import assert from 'node:assert/strict';
import { explain } from '../../../../src/core/diagnosis/explain';
import type { Finding } from '../../../../src/core/finding';
import type { Fault } from '../../../cxone/fault';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { ask } from '../cxone/asking';
import { credentialsOf, sampleTenant } from '../samples';

/** Shaped like the real ones, and nowhere else in the project. */
const planted = {
  clientId: 'planted app@vendor',
  clientSecret: 'planted+Secret/9%&=',
  accessKeyId: `${'PLANTEDKEYID'.padEnd(52, 'A')}====`,
  accessKeySecret: `${'PLANTEDKEYSECRET'.padEnd(52, 'B')}====`,
};
const token = 'planted-token-from-the-server';
const body = JSON.stringify({ ...planted, access_token: token });

const faults: Record<string, Fault> = {
  'an echo': { kind: 'echo' },
  'an echo with 401': { kind: 'echo', status: 401 },
  'an echo with 500': { kind: 'echo', status: 500 },
  'an echo with 200': { kind: 'echo', status: 200 },
  'its own secrets as an error': {
    kind: 'status',
    status: 400,
    body: JSON.stringify({ error: planted.clientSecret }),
  },
  'an error spelt like a secret': {
    kind: 'status',
    status: 400,
    body: JSON.stringify({ error: 'planted_secret' }),
  },
  'secrets in text': { kind: 'status', status: 403, body },
  'secrets in text that is no JSON': { kind: 'status', status: 200, body: `${body}.` },
  'secrets in a page': { kind: 'status', status: 200, contentType: 'text/html', body: `<html>${body}` },
  'a token of another type': {
    kind: 'status',
    status: 200,
    body: JSON.stringify({ access_token: token, token_type: 'mac' }),
  },
  'secrets in headers': {
    kind: 'status',
    status: 429,
    headers: { 'Retry-After': planted.accessKeyId, icStatusDescription: planted.accessKeySecret },
  },
  'a redirect with secrets': {
    kind: 'redirect',
    status: 302,
    location: `/planted?${new URLSearchParams(planted)}#${token}`,
  },
  'a redirect with secrets as user and password': {
    kind: 'redirect',
    status: 307,
    location: `https://planted:${planted.accessKeySecret}@login.example/planted`,
  },
  'a page': { kind: 'html' },
  'half an answer': { kind: 'truncated' },
  'far too much': { kind: 'huge' },
  'a cut connection': { kind: 'reset' },
  'too many requests': { kind: 'rateLimited' },
  nothing: { kind: 'status', status: 200 },
  'an unknown address': { kind: 'status', status: 404, body },
};

describe('no finding has a secret in it', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  const credentials = credentialsOf(
    { id: planted.clientId, secret: planted.clientSecret },
    { id: planted.accessKeyId, secret: planted.accessKeySecret },
  );

  for (const method of ['accessKey', 'clientCredentials'] as const) {
    for (const [name, fault] of Object.entries(faults)) {
      it(`when the server answers ${method} with ${name}`, async () => {
        standIn.behave({ fault });
        const tenant = sampleTenant({ method, region: 'na1' });
        const url = `${standIn.platformTokenUrl}?planted=${token}`;
        const outcome = await ask({ endpoint: { url }, tenant, credentials });
        assert.ok(!outcome.ok, 'a token came back');
        assertClean(explain({ tenant, failure: outcome.failure }));
      });
    }
  }

  it('when the address itself has secrets in it', async () => {
    const tenant = sampleTenant();
    const url = `https://planted:${planted.accessKeySecret}@cxone.example/planted`;
    const outcome = await ask({ endpoint: { url }, tenant, credentials });
    assert.ok(!outcome.ok);
    assertClean(explain({ tenant, failure: outcome.failure }));
  });

  it('which this test would notice', () => {
    for (const text of Object.values(planted)) {
      const finding = {
        code: 'offline',
        severity: 'error',
        certainty: 'confirmed',
        title: '',
        detail: `x ${text}`,
        fix: '',
      };
      assert.throws(() => assertClean(finding as Finding), text);
    }
  });
});

/** Every planted value starts with the same word, so a part of one is found as well. */
function assertClean(finding: Finding): void {
  assert.doesNotMatch(JSON.stringify(finding), /planted|Secret\/9|A{10}|B{10}|%3D/i);
  for (const text of [finding.title, finding.detail, finding.fix]) assert.match(text, /\w.*\.$/);
}
