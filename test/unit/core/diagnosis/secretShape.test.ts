import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type SecretShape, secretShape } from '../../../../src/core/diagnosis/secretShape';
import { Secret } from '../../../../src/core/secret';
import { accessKeys, clients } from '../../../cxone/people';
import { unsignedJwt } from '../samples';

const key = accessKeys.na1.id;
const shapeOf = (value: string) => secretShape(new Secret(value));
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the shape of a secret', () => {
  for (const { id, secret } of Object.values(clients)) {
    for (const value of [id, secret].filter(Boolean)) {
      it(`finds nothing wrapped around ${value}`, () => {
        const { wrappings, content, invisibles, contentLength } = shapeOf(value);
        assert.deepEqual(
          { wrappings, content, invisibles, contentLength },
          { wrappings: [], content: 'value', invisibles: [], contentLength: value.length },
        );
      });
    }
  }

  it('knows an access key', () => {
    const { wrappings, content, alphabet, length } = shapeOf(key);
    assert.deepEqual(
      { wrappings, content, alphabet, length },
      { wrappings: [], content: 'access-key', alphabet: 'base32', length: 56 },
    );
  });

  const alphabets: readonly [string, SecretShape['alphabet']][] = [
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'uuid'],
    ['3f2504e04f8941d39a0c0305e82c3301', 'hex'],
    ['INVENTED234', 'base32'],
    ['inv+ented/1=', 'base64'],
    ['inv_ented-1', 'base64'],
    ['invented app@vendor', 'ascii'],
    ['erfundenes Geheimnis ä', 'other'],
  ];
  for (const [value, alphabet] of alphabets)
    it(`calls the alphabet of ${value} ${alphabet}`, () => assert.equal(shapeOf(value).alphabet, alphabet));

  const wrapped: readonly [string, string, SecretShape['wrappings']][] = [
    ['blanks', `  ${key} `, ['white-space-around']],
    ['a line break at the end', 'invented-secret\r\n', ['white-space-around']],
    ['a zero-width space inside', 'invented\u200B-secret', ['invisible-characters']],
    ['a soft hyphen', 'invented\u00AD-secret', ['invisible-characters']],
    ['a mark of writing direction', '\u200Einvented-secret\u202C', ['invisible-characters']],
    ['a control character', 'invented-\u0000secret', ['invisible-characters']],
    ['a no-break space inside', 'invented\u00A0app@vendor', ['invisible-characters']],
    ['a byte order mark under quotes', '"\uFEFFinvented-secret"', ['invisible-characters', 'quotes']],
    ['straight quotes', '"invented-secret"', ['quotes']],
    ['single quotes and a comma', `'invented-secret',`, ['quotes']],
    ['typographic quotes', '“invented-secret”', ['quotes']],
    ['German quotes', '„invented-secret“', ['quotes']],
    ['backticks', '`invented-secret`', ['quotes']],
    ['one lost quote at an access key', `${key}"`, ['quotes']],
    ['brackets around an access key', `<${key}>`, ['quotes']],
    ['a name and =', 'client_secret=invented-secret=', ['name']],
    ['a name and :', 'Client Secret: invented-secret', ['name']],
    ['a line of JSON', '"clientSecret": "invented-secret",', ['name', 'quotes']],
    ['a line of a shell script', `export CXONE_CLIENT_SECRET='invented-secret'`, ['name', 'quotes']],
    ['a line of PowerShell', `$env:CXONE_ACCESS_KEY_ID = "${key}"`, ['name', 'quotes']],
    ['a percent-encoded access key', encodeURIComponent(key), ['percent-encoding']],
    ['lower-case escapes', key.replaceAll('=', '%3d'), ['percent-encoding']],
    ['a percent-encoded secret', encodeURIComponent(clients.reservedBasic.secret), ['percent-encoding']],
    ['a form-encoded client id', 'invented+app%40vendor+v1.0', ['percent-encoding']],
    ['an encoded line break', 'invented-secret%0A', ['percent-encoding', 'white-space-around']],
    ['two encodings', key.replaceAll('=', '%253D'), ['percent-encoding', 'percent-encoding']],
    [
      'everything at once',
      `client_secret="${key.replaceAll('=', '%253D')}"`,
      ['name', 'quotes', 'percent-encoding', 'percent-encoding'],
    ],
    ['an access key in groups', key.replace(/.{14}/g, '$& ').trim(), ['white-space-inside']],
    ['a value broken into lines', 'invented-\n   secret', ['white-space-inside']],
    ['a scheme', 'Bearer 3f2504e04f8941d39a0c0305e82c3301', ['scheme']],
  ];
  for (const [what, value, wrappings] of wrapped)
    it(`sees ${what}`, () => assert.deepEqual(shapeOf(value).wrappings, wrappings));

  const contents: readonly [string, string, SecretShape['content']][] = [
    ['an access key without its padding', key.slice(0, 52), 'flawed-access-key'],
    ['an access key with half of its padding', key.slice(0, 54), 'flawed-access-key'],
    ['an access key in lower case', key.toLowerCase(), 'flawed-access-key'],
    ['a pair in base64', base64('invented-app:invented-secret'), 'pair'],
    ['a Basic header', `Authorization: Basic ${base64('invented-app:invented-secret')}`, 'pair'],
    ['two access keys', `${key}:${accessKeys.na1.secret}`, 'pair'],
    ['a request body', 'grant_type=client_credentials&client_id=a&client_secret=b', 'pair'],
    ['a request body of JSON', '{"accessKeyId":"a","accessKeySecret":"b"}', 'pair'],
    ['a token', unsignedJwt({ sub: 'invented' }), 'token'],
    ['a bearer token', `Bearer ${unsignedJwt({ sub: 'invented' })}`, 'token'],
    ...[
      '<your secret>',
      'xxxx',
      '***',
      '{{secret}}',
      '"{{secret}}"',
      '$CLIENT_SECRET',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as people copy it
      '${env:SECRET}',
      'your-client-secret',
      'changeme',
      'inv••••••',
      'invented-se…',
      '""',
    ].map((value) => [value, value, 'placeholder'] as [string, string, 'placeholder']),
  ];
  for (const [what, value, content] of contents)
    it(`takes ${what} for a ${content}`, () => assert.equal(shapeOf(value).content, content));

  it('says which credentials a pair holds, and for which credential a name stands', () => {
    assert.deepEqual(shapeOf(base64(`${key}:${accessKeys.na1.secret}`)).pair, {
      form: 'base64',
      holds: ['accessKeyId', 'accessKeySecret'],
    });
    assert.equal(shapeOf('CXONE_CLIENT_ID=invented-app').named, 'clientId');
    assert.equal(shapeOf('secret: invented-secret').named, undefined);
  });

  it('describes white space, quotes and what nobody sees', () => {
    const shape = shapeOf(' "inven\u200Bted\u00A0app\n" ');
    assert.deepEqual(
      [shape.hasWhiteSpaceAround, shape.hasWhiteSpaceInside, shape.hasLineBreaks, shape.quotes],
      [true, true, true, 'straight'],
    );
    assert.deepEqual(shape.invisibles, ['zero-width', 'no-break-space']);
  });

  it('has no part of the value in it', () => {
    const planted = 'PLANTED0-secret-9f8e7d6c';
    for (const value of [`"${planted}"`, `client_secret=${planted}`, base64(`planted-app-1:${planted}`)]) {
      const text = inspect(shapeOf(value), { depth: 9 });
      for (let at = 0; at + 6 <= planted.length; at++)
        assert.ok(!text.includes(planted.slice(at, at + 6)), text);
    }
  });
});
