import assert from 'node:assert/strict';
import fc from 'fast-check';
import { credentialsOfMethod } from '../../../../src/core/diagnosis/paste';
import { pasteFindings, pasteRemarks } from '../../../../src/core/diagnosis/pasteRules';
import type { Finding, FindingCode } from '../../../../src/core/finding';
import type { CredentialName } from '../../../../src/core/tenants/credentials';
import { type Method, methods } from '../../../../src/core/tenants/tenant';
import { accessKeys, clients } from '../../../cxone/people';
import { sampleTenant, secretsOf, unsignedJwt } from '../samples';

type Values = Partial<Record<CredentialName, string>>;

const { na1 } = accessKeys;
const correct = {
  clientId: clients.basic.id,
  clientSecret: clients.basic.secret,
  accessKeyId: na1.id,
  accessKeySecret: na1.secret,
} satisfies Values;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const find = (values: Values, method: Method = 'accessKey') =>
  pasteFindings(sampleTenant({ method }), secretsOf({ ...correct, ...values }));

describe('what was pasted', () => {
  for (const [name, { id, secret }] of Object.entries(clients)) {
    for (const method of methods) {
      it(`is fine for ${method} with the app "${name}"`, () => {
        const values = { clientId: id, ...(secret && { clientSecret: secret }) };
        assert.deepEqual(find(values, method), []);
      });
    }
  }

  it('is fine when nothing was', () => {
    for (const method of methods) assert.deepEqual(pasteFindings(sampleTenant({ method }), {}), []);
  });

  for (const value of [
    '100%secret',
    'a%b%c',
    'invented%2',
    'invented%zz',
    'a/b%2Fc',
    'a=b%3D',
    'a+b%2Bc',
    '50%&25=75',
    'secret-with:colon',
    'it"s',
    '"half',
    'key=value',
    'a=b&c=d',
    'invented secret',
    'A'.repeat(40),
    base64('no colon in this text'),
  ]) {
    it(`is fine as the client secret ${value}`, () => assert.deepEqual(find({ clientSecret: value }), []));
  }

  it('is fine for any secret of reserved characters, and any access key', () => {
    const characters = (alphabet: string, length: { minLength: number; maxLength: number }) =>
      fc.string({ unit: fc.constantFrom(...alphabet), ...length });
    const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~';
    const length = { minLength: 4, maxLength: 30 };
    // a reserved character that stands in clear shows that the value as a whole is not encoded
    const secret = fc
      .tuple(characters(plain, length), fc.constantFrom(...'/=&@'), characters(`${plain}%%%+/=&@`, length))
      .map((parts) => parts.join(''));
    const key = characters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', { minLength: 52, maxLength: 52 }).map(
      (text) => `${text}====`,
    );
    fc.assert(
      fc.property(secret, secret, key, key, (clientId, clientSecret, accessKeyId, accessKeySecret) => {
        fc.pre(clientId !== clientSecret && accessKeyId !== accessKeySecret);
        assert.deepEqual(find({ clientId, clientSecret, accessKeyId, accessKeySecret }), []);
      }),
      { numRuns: 500 },
    );
  });

  it('is fine for secrets of letters and digits, UUIDs and base64', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
    const secret = fc.oneof(
      fc.uuid(),
      hex,
      fc.uint8Array({ minLength: 16, maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.stringMatching(/^[A-Za-z0-9]{20,40}$/),
    );
    fc.assert(
      fc.property(secret, secret, (clientId, clientSecret) => {
        fc.pre(clientId !== clientSecret && !isReadable(clientId) && !isReadable(clientSecret));
        assert.deepEqual(find({ clientId, clientSecret }), []);
      }),
      { numRuns: 500 },
    );
  });

  const cases: readonly [string, Values, FindingCode, Finding['certainty'], CredentialName[], Method?][] = [
    ['a placeholder', { clientSecret: '<your secret>' }, 'secret-missing', 'likely', ['clientSecret']],
    ['a masked value', { accessKeyId: '••••••••' }, 'secret-missing', 'likely', ['accessKeyId']],
    ['a variable', { clientSecret: '{{secret}}' }, 'secret-missing', 'likely', ['clientSecret'], 'digital'],

    ['blanks around', { clientSecret: ' abcdefgh ' }, 'secret-has-whitespace', 'likely', ['clientSecret']],
    ['a line break', { clientSecret: 'abcd\nefgh' }, 'secret-has-whitespace', 'likely', ['clientSecret']],
    [
      'an access key in groups',
      { accessKeySecret: `${na1.secret.slice(0, 20)} ${na1.secret.slice(20)}` },
      'secret-has-whitespace',
      'confirmed',
      ['accessKeySecret'],
    ],
    [
      'a zero-width space',
      { clientId: 'invented\u200Bapp' },
      'secret-has-invisible-characters',
      'likely',
      ['clientId'],
    ],
    [
      'a soft hyphen in an access key',
      { accessKeyId: na1.id.replace('T', 'T\u00AD') },
      'secret-has-invisible-characters',
      'confirmed',
      ['accessKeyId'],
    ],
    ['quotes', { clientSecret: '"abcdefgh"' }, 'secret-is-quoted', 'likely', ['clientSecret']],
    ['typographic quotes', { clientId: '“abcdefgh”' }, 'secret-is-quoted', 'likely', ['clientId']],
    ['a quoted access key', { accessKeyId: `'${na1.id}'` }, 'secret-is-quoted', 'confirmed', ['accessKeyId']],
    [
      'a percent-encoded secret',
      { clientSecret: encodeURIComponent(clients.reservedPost.secret) },
      'secret-is-percent-encoded',
      'likely',
      ['clientSecret'],
      'clientCredentials',
    ],
    [
      'a percent-encoded access key',
      { accessKeySecret: encodeURIComponent(na1.secret) },
      'secret-is-percent-encoded',
      'confirmed',
      ['accessKeySecret'],
      'regionalAccessKey',
    ],
    [
      'an access key encoded twice',
      { accessKeyId: na1.id.replaceAll('=', '%253D') },
      'double-encoded',
      'confirmed',
      ['accessKeyId'],
    ],
    [
      'a secret encoded twice',
      { clientSecret: 'invented%252Fsecret%253D' },
      'double-encoded',
      'likely',
      ['clientSecret'],
      'digital',
    ],
    [
      'a Basic value',
      { clientSecret: base64('invented-app:invented-secret') },
      'secret-is-encoded-pair',
      'likely',
      ['clientSecret'],
    ],
    [
      'a Basic header',
      { clientId: `Basic ${base64('invented-app:invented-secret')}` },
      'secret-is-encoded-pair',
      'confirmed',
      ['clientId'],
    ],
    [
      'a name in front',
      { clientSecret: 'client_secret=abcdefgh' },
      'secret-is-encoded-pair',
      'likely',
      ['clientSecret'],
    ],
    [
      'an access key of another length',
      { accessKeyId: na1.id.slice(1) },
      'access-key-shape',
      'likely',
      ['accessKeyId'],
    ],
    [
      'an access key without ====',
      { accessKeySecret: na1.secret.slice(0, 52) },
      'access-key-shape',
      'likely',
      ['accessKeySecret'],
      'regionalAccessKey',
    ],
    [
      'an access key in lower case',
      { accessKeyId: na1.id.toLowerCase() },
      'access-key-shape',
      'likely',
      ['accessKeyId'],
    ],
    [
      'an access key with digits it cannot have',
      { accessKeyId: na1.id.replace('T', '1') },
      'access-key-shape',
      'likely',
      ['accessKeyId'],
    ],
    [
      'both pairs swapped',
      {
        clientId: na1.id,
        clientSecret: na1.secret,
        accessKeyId: clients.basic.id,
        accessKeySecret: clients.basic.secret,
      },
      'credentials-swapped',
      'likely',
      ['clientId', 'accessKeyId', 'clientSecret', 'accessKeySecret'],
    ],
    [
      'both ids swapped',
      { clientId: na1.id, accessKeyId: clients.basic.id },
      'credentials-swapped',
      'likely',
      ['clientId', 'accessKeyId'],
    ],
    [
      'another access key as client id',
      { clientId: accessKeys.eu1.id },
      'credentials-swapped',
      'likely',
      ['clientId'],
    ],
    [
      'an access key where the method has none',
      { clientId: na1.id },
      'credentials-swapped',
      'likely',
      ['clientId'],
      'clientCredentials',
    ],
    [
      'an access key secret as Digital secret',
      { clientSecret: na1.secret },
      'credentials-swapped',
      'likely',
      ['clientSecret'],
      'digital',
    ],
    [
      'one value twice',
      { clientSecret: na1.secret },
      'credentials-swapped',
      'confirmed',
      ['clientSecret', 'accessKeySecret'],
    ],
    [
      'a token',
      { clientSecret: unsignedJwt({ sub: 'invented' }) },
      'credentials-swapped',
      'likely',
      ['clientSecret'],
    ],
  ];
  for (const [what, values, code, certainty, about, method] of cases) {
    it(`is called ${code}, ${certainty}, for ${what}`, () => {
      const remarks = pasteRemarks(
        sampleTenant({ method: method ?? 'accessKey' }),
        secretsOf({ ...correct, ...values }),
      );
      assert.deepEqual(
        remarks.map(({ finding, about: names }) => [finding.code, finding.certainty, names]),
        [[code, certainty, about]],
      );
    });
  }

  it('names tenant and credential, and what to do', () => {
    const [finding] = find({ clientSecret: '"abcdefgh"' });
    assert.equal(finding?.title, 'The client secret of Acme is in quotes.');
    assert.match(finding?.fix ?? '', /Edit Tenant.*client secret.*without the quotes/);
  });

  it('says the surest first, whatever the order of the rules', () => {
    const codes = find({ clientSecret: '"abcdefgh"', accessKeyId: encodeURIComponent(na1.id) }).map(
      ({ code, severity }) => [code, severity],
    );
    assert.deepEqual(codes, [
      ['secret-is-percent-encoded', 'error'],
      ['secret-is-quoted', 'warning'],
    ]);
  });

  it('says all that is wrapped around one value', () => {
    const codes = find({ clientSecret: 'client_secret: "inv%253D"' }).map(({ code }) => code);
    assert.deepEqual(codes, ['double-encoded', 'secret-is-quoted', 'secret-is-encoded-pair']);
  });

  it('looks only at what the method uses', () => {
    assert.deepEqual(find({ clientSecret: '"abcdefgh"' }, 'regionalAccessKey'), []);
    assert.deepEqual(find({ accessKeyId: 'nothing' }, 'digital'), []);
    assert.deepEqual(credentialsOfMethod('regionalAccessKey'), ['accessKeyId', 'accessKeySecret']);
  });

  it('never shows a part of what was entered', () => {
    const planted = 'PLANTED0sEcReT9f8e7d6c5b';
    const plantedKey = 'QZ7WJ2K5'.repeat(7).slice(0, 52);
    const wrap = (value: string) => [
      `"${value}"`,
      `client_id=${value}`,
      `${encodeURIComponent(encodeURIComponent(`${value}=`))}`,
      base64(`${value}:${value}`),
      `Basic ${base64(`${value}:${value}`)}`,
      `<${value}>`,
      `${value}\u200B${value}`,
      `${value}\n${value}`,
      `client_id=${value}&client_secret=${value}`,
    ];
    const values = [planted, `${plantedKey}====`, plantedKey.toLowerCase()].flatMap(wrap);
    const secretParts = [planted, plantedKey, plantedKey.toLowerCase(), ...values].flatMap(parts);
    for (const method of methods) {
      for (const value of values) {
        const all = { clientId: value, clientSecret: value, accessKeyId: value, accessKeySecret: value };
        const text = JSON.stringify(pasteRemarks(sampleTenant({ method }), secretsOf(all)));
        const found = secretParts.filter((part) => text.includes(part) && !isCommon(part));
        assert.deepEqual(found, []);
      }
    }
  });
});

/** Every part of six characters. */
function parts(value: string): string[] {
  return Array.from({ length: Math.max(0, value.length - 5) }, (_, at) => value.slice(at, at + 6));
}

/** Parts of the invented wrappings, which are no secret. */
function isCommon(part: string): boolean {
  return 'client_id= client_secret= &client_secret= Basic '.includes(part);
}

/** True for base64 of text, which may be taken for a pair. */
function isReadable(value: string): boolean {
  return /^[\x20-\x7e]+$/.test(Buffer.from(value, 'base64').toString());
}
