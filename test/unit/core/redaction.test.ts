import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/redaction';
import { Secret } from '../../../src/core/secret';
import { accessKeys, clients } from '../../cxone/people';
import { unsignedJwt } from './samples';

describe('Redactor', () => {
  const jwt = `${unsignedJwt({ sub: 'user:invented' })}signature_-part`;
  const { secret: key } = accessKeys.na1;

  describe('masks what it never heard of', () => {
    const unknown: Record<string, [text: string, hidden: string]> = {
      'a JWT': [`token ${jwt} end`, jwt],
      'a JWT without its signature': [`token ${jwt.slice(0, jwt.lastIndexOf('.'))}`, jwt.split('.')[1] ?? ''],
      'a bearer header': ['Authorization: Bearer invented-opaque-token', 'invented-opaque-token'],
      'a bearer header in lower case': [
        'authorization: bearer invented-opaque-token',
        'invented-opaque-token',
      ],
      'a basic header': ['Authorization: Basic aW52ZW50ZWQ6cGFpcg==', 'aW52ZW50ZWQ6cGFpcg'],
      'an access key': [`key ${key}.`, key],
      'an encoded access key': [`password=${encodeURIComponent(key)}`, key.slice(0, 40)],
      'an access key encoded twice': [`x=${encodeURIComponent(encodeURIComponent(key))}`, key.slice(0, 40)],
      'a form field': ['grant_type=password&password=invented-pass&x=1', 'invented-pass'],
      'a JSON field': ['{"client_secret": "invented-pass", "x": 1}', 'invented-pass'],
      'a token field': ['{"access_token":"invented-opaque"}', 'invented-opaque'],
    };
    for (const [name, [text, hidden]] of Object.entries(unknown)) {
      it(name, () => {
        const masked = new Redactor().redact(text);
        assert.ok(!masked.includes(hidden), masked);
        assert.match(masked, /\*\*\*/);
      });
    }

    it('and every one of several', () => {
      assert.equal(new Redactor().redact(`${jwt} and ${jwt}`), '*** and ***');
    });
  });

  describe('masks what it has learnt', () => {
    const { id, secret } = clients.reservedPost;
    const forms: Record<string, (value: string) => string> = {
      'as it is': (value) => value,
      'in a URL': encodeURIComponent,
      'in a form': (value) => new URLSearchParams({ value }).toString().slice('value='.length),
      'in JSON': (value) => JSON.stringify(value).slice(1, -1),
      'in base64': (value) => Buffer.from(value).toString('base64'),
      'in base64url': (value) => Buffer.from(value).toString('base64url'),
    };
    for (const [name, write] of Object.entries(forms)) {
      it(name, () => {
        const redactor = new Redactor();
        const quoted = 'invented "quoted" \\ value';
        for (const value of [id, secret, quoted]) redactor.learn(new Secret(value));
        assert.equal(
          redactor.redact(`[${write(id)}] [${write(secret)}] [${write(quoted)}]`),
          '[***] [***] [***]',
        );
      });
    }

    it('wherever it turns up', () => {
      const redactor = new Redactor();
      redactor.learn(new Secret('invented'));
      assert.equal(redactor.redact('invented invented'), '*** ***');
    });

    it('entirely, also when a part of it was learnt before', () => {
      const redactor = new Redactor();
      redactor.learn(new Secret('plum'));
      redactor.learn(new Secret('plum-and-the-longer-rest'));
      assert.equal(redactor.redact('[plum-and-the-longer-rest] [plum]'), '[***] [***]');
    });

    it('but not values so short that words would vanish', () => {
      const redactor = new Redactor();
      redactor.learn(new Secret('the'));
      redactor.learn(new Secret(''));
      assert.equal(redactor.redact('the tenant'), 'the tenant');
    });
  });

  it('leaves ordinary lines alone', () => {
    const line = 'Acme: POST https://cxone.niceincontact.com/auth/token answered 400 invalid_grant in 312 ms';
    assert.equal(new Redactor().redact(line), line);
  });
});
