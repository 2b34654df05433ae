import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pasteRepairs, swapRepair } from '../../../../src/core/diagnosis/pasteRepairs';
import { pasteFindings } from '../../../../src/core/diagnosis/pasteRules';
import { Secret } from '../../../../src/core/secret';
import { type CredentialName, writeCredentials } from '../../../../src/core/tenants/credentials';
import type { Method } from '../../../../src/core/tenants/tenant';
import { accessKeys, clients } from '../../../cxone/people';
import { credentialsOf, sampleTenant, secretsOf, unsignedJwt } from '../samples';

const { na1 } = accessKeys;
const base64 = (text: string) => Buffer.from(text).toString('base64');

function repair(name: CredentialName, value: string, others = {}, method: Method = 'accessKey') {
  const [first] = pasteRepairs(name, new Secret(value), sampleTenant({ method }), secretsOf(others));
  return first && { ...first, values: writeCredentials(first.credentials) };
}

describe('repairing what was pasted', () => {
  const untouched: readonly [CredentialName, string][] = [
    ['clientId', clients.reservedBasic.id],
    ['clientSecret', clients.reservedBasic.secret],
    ['accessKeyId', na1.id],
    ['accessKeyId', na1.id.slice(2)],
    ['clientSecret', '<your secret>'],
    ['clientSecret', unsignedJwt({ sub: 'invented' })],
    ['clientSecret', na1.id.slice(0, 52)],
    ['redirectUri', 'http://127.0.0.1:8400/callback?a=b%20c'],
  ];
  for (const [name, value] of untouched)
    it(`is not offered for ${value} as ${name}`, () => assert.equal(repair(name, value), undefined));

  it('is not offered for a pair the method has no use for', () => {
    assert.equal(repair('clientId', `${na1.id}:${na1.secret}`, {}, 'digital'), undefined);
  });

  const corrections: readonly [CredentialName, string, string, string][] = [
    ['clientSecret', ' abcdefgh\n', 'Use the value without white space', 'abcdefgh'],
    ['clientSecret', 'abcd\r\n  efgh', 'Use the value without white space', 'abcdefgh'],
    ['clientSecret', 'abcd\u200Befgh', 'Use the value without invisible characters', 'abcdefgh'],
    ['clientId', 'my\u00A0app@vendor', 'Use the value without invisible characters', 'my app@vendor'],
    ['clientSecret', '"abcdefgh"', 'Use the value without quotes', 'abcdefgh'],
    ['clientSecret', '‘abcdefgh’', 'Use the value without quotes', 'abcdefgh'],
    ['clientSecret', 'client_secret=abc=', 'Use the value without its name', 'abc='],
    ['clientSecret', 'abc%2Fdef%3D', 'Use the value decoded', 'abc/def='],
    ['clientSecret', 'abc%252Fdef', 'Use the value decoded twice', 'abc/def'],
    ['accessKeyId', encodeURIComponent(na1.id), 'Use the value decoded', na1.id],
    ['accessKeyId', na1.id.replaceAll('=', '%253d'), 'Use the value decoded twice', na1.id],
    ['accessKeyId', na1.id.slice(0, 52), 'Complete it with "===="', na1.id],
    ['accessKeyId', na1.id.toLowerCase(), 'Use the value in capital letters', na1.id],
    ['accessKeyId', `"${na1.id.slice(0, 52).toLowerCase()}"`, 'Use the corrected value', na1.id],
    [
      'redirectUri',
      'http%3A%2F%2F127.0.0.1%2Fcallback',
      'Use the value decoded',
      'http://127.0.0.1/callback',
    ],
  ];
  for (const [name, value, label, result] of corrections) {
    it(`offers "${label}" for ${JSON.stringify(value)}`, () => {
      const { label: offered, values } = repair(name, value, {}, methodWith(name)) ?? {};
      assert.deepEqual([offered, values], [label, { [name]: result }]);
    });
  }

  it('says what was done, and when the result is an access key', () => {
    const { done, detail } = repair('accessKeyId', `'${encodeURIComponent(na1.id)}'`) ?? {};
    assert.equal(done, 'The access key id was corrected: quotes removed, percent-decoded.');
    assert.match(detail ?? '', /form of an access key/);
  });

  it('takes both values out of a pair', () => {
    const taken = repair('clientSecret', `Basic ${base64('invented%20app:secret%3D')}`);
    assert.equal(taken?.label, 'Take client id and client secret out of it');
    assert.deepEqual(taken?.values, { clientId: 'invented app', clientSecret: 'secret=' });
    assert.deepEqual(repair('clientSecret', base64(`${na1.id}:${na1.secret}`))?.values, {
      accessKeyId: na1.id,
      accessKeySecret: na1.secret,
    });
    assert.deepEqual(
      repair('accessKeyId', `username=${encodeURIComponent(na1.id)}&password=x&grant_type=password`)?.values,
      { accessKeyId: na1.id, accessKeySecret: 'x' },
    );
  });

  it('puts a value where it belongs, by its form or its name', () => {
    const byForm = repair('clientId', `"${na1.id}"`);
    assert.deepEqual(
      [byForm?.label, byForm?.values],
      ['Use it as the access key id', { accessKeyId: na1.id }],
    );
    const byName = repair('clientSecret', 'client_id=invented-app');
    assert.deepEqual(
      [byName?.label, byName?.values],
      ['Use it as the client id', { clientId: 'invented-app' }],
    );
    assert.equal(repair('clientId', na1.id, {}, 'digital'), undefined);
  });

  it('swaps ids as soon as both are there', () => {
    const swapped = repair('accessKeyId', clients.basic.id, { clientId: na1.id });
    assert.equal(swapped?.label, 'Swap client id and access key id');
    assert.deepEqual(swapped?.values, { clientId: clients.basic.id, accessKeyId: na1.id });
  });

  it('swaps the two pairs, and only when they look swapped', () => {
    const tenant = sampleTenant();
    assert.equal(swapRepair(tenant, credentialsOf()), undefined);
    const swapped = swapRepair(tenant, credentialsOf(na1, clients.basic));
    assert.equal(swapped?.label, 'Swap the two pairs');
    assert.deepEqual(
      writeCredentials(swapped?.credentials ?? {}),
      writeCredentials(credentialsOf(clients.basic, na1)),
    );
  });

  it('gives a value that needs no repair, whatever was wrapped around it', () => {
    const wraps: readonly ((value: string) => string)[] = [
      (value) => `"${value}"`,
      (value) => `“${value}”`,
      (value) => ` ${value}\n`,
      (value) => `\u200B${value}\u200E`,
      (value) => `client_secret=${value}`,
      (value) => encodeURIComponent(value),
    ];
    const inner = fc.constantFrom(na1.secret, 'invented/secret=', clients.basic.secret);
    fc.assert(
      fc.property(
        inner,
        fc.array(fc.constantFrom(...wraps), { minLength: 1, maxLength: 3 }),
        (value, chosen) => {
          const pasted = chosen.reduce((text, wrap) => wrap(text), value);
          const first = repair('clientSecret', pasted, {}, 'digital');
          if (!first) return assert.equal(pasted, encodeURIComponent(value));
          const left = pasteFindings(sampleTenant({ method: 'digital' }), first.credentials);
          assert.deepEqual(
            left.filter(({ code }) => code !== 'credentials-swapped'),
            [],
          );
        },
      ),
    );
  });

  it('never shows a part of what was entered', () => {
    const planted = 'PLANTED0sEcReT9f8e7d6c5b';
    for (const value of [`"${planted}"`, base64(`${planted}:${planted}`), `client_id=${planted}`]) {
      const first = pasteRepairs('clientSecret', new Secret(value), sampleTenant(), {})[0];
      const text = JSON.stringify(first);
      assert.match(text, /\*\*\*/);
      for (let at = 0; at + 6 <= planted.length; at++)
        assert.ok(!text.includes(planted.slice(at, at + 6)), text);
    }
  });
});

/** A method that uses that credential. */
function methodWith(name: CredentialName): Method {
  return name === 'redirectUri' ? 'authorizationCode' : 'accessKey';
}
