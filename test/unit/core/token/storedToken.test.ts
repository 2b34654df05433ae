import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Secret } from '../../../../src/core/secret';
import type { Tenant } from '../../../../src/core/tenants/tenant';
import {
  readStoredToken,
  requestFingerprint,
  type StoredToken,
  writeStoredToken,
} from '../../../../src/core/token/storedToken';
import { credentialsOf, sampleTenant, secretsOf } from '../samples';

const token: StoredToken = {
  accessToken: new Secret('invented-token'),
  obtainedAt: 1000,
  endsAt: 2000,
  obtainedFor: 'fingerprint',
};

describe('a stored token', () => {
  const whole = JSON.parse(writeStoredToken(token));
  const damaged: Record<string, string | undefined> = {
    'nothing at all': undefined,
    'an empty text': '',
    'half a text': writeStoredToken(token).slice(0, 30),
    null: 'null',
    'a number': '7',
    'a list': '[]',
    'a bare token': '"invented-token"',
    'another version': JSON.stringify({ ...whole, version: 2 }),
    'no version': JSON.stringify({ ...whole, version: undefined }),
    'no token': JSON.stringify({ ...whole, accessToken: undefined }),
    'a token that is a number': JSON.stringify({ ...whole, accessToken: 7 }),
    'times that are text': JSON.stringify({ ...whole, endsAt: '2000' }),
    'a time that is no number': JSON.stringify({ ...whole, obtainedAt: null }),
    'nothing it was obtained for': JSON.stringify({ ...whole, obtainedFor: undefined }),
  };
  for (const [name, text] of Object.entries(damaged)) {
    it(`is not read from ${name}`, () => assert.equal(readStoredToken(text), undefined));
  }

  it('is read as it was written, the token hidden', () => {
    const { accessToken, ...times } = readStoredToken(writeStoredToken(token)) ?? assert.fail('not read');
    assert.deepEqual(times, { obtainedAt: 1000, endsAt: 2000, obtainedFor: 'fingerprint' });
    assert.deepEqual([inspect(accessToken), accessToken.reveal()], ['***', 'invented-token']);
  });
});

describe('requestFingerprint', () => {
  const tenant = sampleTenant({ region: 'na1' });
  const of = (fields: Partial<Tenant>, credentials = credentialsOf()) =>
    requestFingerprint({ ...tenant, ...fields }, credentials);

  const changes: Partial<Tenant>[] = [
    { id: 'other' },
    { environment: 'fedramp' },
    { region: 'eu1' },
    { method: 'clientCredentials' },
    { clientAuthentication: 'post' },
    { issuer: 'https://issuer.example' },
    { tokenUrl: 'https://token.example' },
    { scope: 'api_platform' },
    { headers: { 'nice-access-region': 'euw1' } },
  ];
  for (const change of changes) {
    it(`changes with ${JSON.stringify(change)}`, () => assert.notEqual(of(change), of({})));
  }

  it('changes with every credential', () => {
    const plain = { clientId: 'a', clientSecret: 'b', accessKeyId: 'c', accessKeySecret: 'd' };
    const prints = Object.keys(plain).map((name) => of({}, secretsOf({ ...plain, [name]: 'changed' })));
    prints.push(of({}, secretsOf(plain)), of({}, secretsOf({ ...plain, clientId: 'b', clientSecret: 'a' })));
    assert.equal(new Set(prints).size, 6);
  });

  it('does not change with the name, the mark of production or the order of fields', () => {
    const reordered = Object.fromEntries(Object.entries(tenant).reverse()) as unknown as Tenant;
    assert.deepEqual(
      [of({ name: 'Renamed' }), of({ production: true }), requestFingerprint(reordered, credentialsOf())],
      [of({}), of({}), of({})],
    );
  });

  it('has nothing of the credentials in it', () => {
    assert.match(of({}), /^[\w-]{43}$/);
  });
});
