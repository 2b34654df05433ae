import assert from 'node:assert/strict';
import { readTenant } from '../../../../src/core/tenants/schema';

const minimal = { name: 'Acme', method: 'accessKey' };
const read = (entry: unknown) => readTenant(entry, new Set());
const reasonOf = (entry: unknown) => {
  const reading = read(entry);
  return 'reason' in reading ? reading.reason : assert.fail(`it was read: ${JSON.stringify(reading)}`);
};
const tenantOf = (entry: unknown) => {
  const reading = read(entry);
  return 'tenant' in reading ? reading.tenant : assert.fail(reading.reason);
};

describe('readTenant', () => {
  describe('refuses, and says why', () => {
    const refused: [entry: unknown, reason: RegExp][] = [
      ...[null, undefined, 7, 'acme', true, [], [minimal]].map((entry): [unknown, RegExp] => [
        entry,
        /^it is not an object$/,
      ]),
      [{ method: 'accessKey' }, /^it has no name$/],
      [{ ...minimal, name: '' }, /^it has no name$/],
      [{ ...minimal, name: ' \n' }, /^it has no name$/],
      [{ ...minimal, name: 7 }, /^it has no name$/],
      [
        { name: 'Acme' },
        /^"method" must be one of accessKey, regionalAccessKey, clientCredentials, digital, authorizationCode$/,
      ],
      [{ ...minimal, method: 'magic' }, /^"method" must be one of /],
      [{ ...minimal, method: null }, /^"method" must be one of /],
      [{}, /^it has no name; "method" must be one of /],
      [{ ...minimal, id: '' }, /^"id" may have only letters/],
      [{ ...minimal, id: 'a b' }, /^"id" may have only letters/],
      [{ ...minimal, id: 'a.b' }, /^"id" may have only letters/],
      [{ ...minimal, id: 7 }, /^"id" must be text$/],
      [{ ...minimal, environment: 'moon' }, /^"environment" must be one of commercial, fedramp/],
      [{ ...minimal, region: 'na1.example/' }, /^"region" may have only letters/],
      [{ ...minimal, region: 7 }, /^"region" must be text$/],
      [
        { ...minimal, clientAuthentication: 'none' },
        /^"clientAuthentication" must be one of auto, basic, post$/,
      ],
      [{ ...minimal, scope: ['a'] }, /^"scope" must be text$/],
      [{ ...minimal, production: 'yes' }, /^"production" must be true or false$/],
      [{ ...minimal, issuer: 'cxone.example' }, /^"issuer" must be an https address/],
      [{ ...minimal, issuer: 'http://cxone.example' }, /^"issuer" must be an https address/],
      [{ ...minimal, tokenUrl: 'http://cxone.example/auth/token' }, /^"tokenUrl" must be an https address/],
      [{ ...minimal, tokenUrl: 'https://a:b@cxone.example' }, /^"tokenUrl" must be an https address/],
      [{ ...minimal, tokenUrl: 7 }, /^"tokenUrl" must be text$/],
      [{ ...minimal, environment: 'custom' }, /^environment "custom" needs an "issuer"$/],
      [
        { ...minimal, method: 'clientCredentials' },
        /^method "clientCredentials" needs a "region" or a "tokenUrl"$/,
      ],
    ];
    for (const [entry, reason] of refused) {
      it(JSON.stringify(entry) ?? 'undefined', () => assert.match(reasonOf(entry), reason));
    }

    const headers: [headers: unknown, reason: RegExp][] = [
      ['nice-access-region: euw1', /^"headers" must be texts by name$/],
      [['nice-access-region'], /^"headers" must be texts by name$/],
      [null, /^"headers" must be texts by name$/],
      [{ 'x-number': 7 }, /^"headers" must be texts by name$/],
      [{ 'two words': 'x' }, /has a name that is not a header name$/],
      [{ '': 'x' }, /has a name that is not a header name$/],
      [{ 'x:': 'x' }, /has a name that is not a header name$/],
      [{ 'x-break': 'a\r\nauthorization: Basic x' }, /has a value with a line break$/],
      ...[
        'Authorization',
        'content-type',
        'Content-Length',
        'HOST',
        'cookie',
        'proxy-authorization',
        'connection',
      ].map((name): [unknown, RegExp] => [{ [name]: 'x' }, /has a name that the request sets itself$/]),
    ];
    for (const [value, reason] of headers) {
      it(`headers ${JSON.stringify(value)}`, () =>
        assert.match(reasonOf({ ...minimal, headers: value }), reason));
    }

    it('without repeating what was entered', () => {
      const secret = 'invented-secret';
      const entry = {
        ...minimal,
        id: `${secret}!`,
        region: `${secret}!`,
        tokenUrl: secret,
        headers: { [`${secret} `]: `${secret}\n` },
      };
      assert.doesNotMatch(reasonOf(entry), /invented/);
    });
  });

  it('fills in what is usual', () => {
    assert.deepEqual(tenantOf(minimal), {
      id: 'acme',
      name: 'Acme',
      environment: 'commercial',
      method: 'accessKey',
      clientAuthentication: 'auto',
    });
  });

  it('takes everything a tenant may have, and nothing else', () => {
    const whole = {
      id: 'acme_prod-1',
      name: 'Acme production',
      environment: 'custom',
      issuer: 'http://127.0.0.1:8080',
      region: 'euw1',
      method: 'clientCredentials',
      clientAuthentication: 'post',
      tokenUrl: 'https://platform.euw1.api.nicecxone.com/oauth/token',
      scope: 'api_platform',
      headers: { 'nice-access-region': 'euw1' },
      production: true,
    };
    assert.deepEqual(tenantOf({ ...whole, credentials: { clientSecret: 'x' }, unknown: 1 }), whole);
  });

  it('trims the name', () => assert.equal(tenantOf({ ...minimal, name: ' Acme ' }).name, 'Acme'));

  it('needs only one of the addresses', () => {
    const custom = { ...minimal, environment: 'custom' };
    for (const address of [{ issuer: 'https://a.example' }, { tokenUrl: 'https://a.example/token' }])
      assert.equal(tenantOf({ ...custom, ...address }).environment, 'custom');
    const platform = { ...minimal, method: 'clientCredentials' };
    for (const address of [{ region: 'euw1' }, { tokenUrl: 'https://a.example/token' }])
      assert.equal(tenantOf({ ...platform, ...address }).method, 'clientCredentials');
  });
});
