import assert from 'node:assert/strict';
import { isAllowedUrl, isLoopback, joinUrl } from '../../../../src/core/cxone/url';

describe('isAllowedUrl', () => {
  const refused = [
    '',
    'cxone.niceincontact.com',
    'not a url',
    '/auth/token',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://cxone.niceincontact.com',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://example/127.0.0.1',
    'http://127.0.0.1@example',
    'http://[::2]',
    'https://user@cxone.niceincontact.com',
    'https://user:pass@cxone.niceincontact.com',
    'http://:pass@127.0.0.1',
  ];
  for (const url of refused) it(`refuses "${url}"`, () => assert.equal(isAllowedUrl(url), false));

  const allowed = [
    'https://cxone.niceincontact.com',
    'HTTPS://CXONE.example/auth/token?x=1',
    'https://10.0.0.1:8443/',
    'http://localhost:8080/auth/token',
    'http://LOCALHOST',
    'http://127.0.0.1',
    'http://127.9.8.7:1/',
    'http://[::1]:9/',
  ];
  for (const url of allowed) it(`allows ${url}`, () => assert.equal(isAllowedUrl(url), true));
});

describe('isLoopback', () => {
  it('knows no names that only look like it', () => {
    const names = [
      'localhost',
      '127.0.0.1',
      '[::1]',
      'my-localhost',
      'localhost.',
      '128.0.0.1',
      '127.0.0',
      '::1',
    ];
    assert.deepEqual(names.filter(isLoopback), ['localhost', '127.0.0.1', '[::1]']);
  });
});

describe('joinUrl', () => {
  it('puts exactly one slash between base and path', () => {
    for (const base of ['https://a.example', 'https://a.example/', 'https://a.example//'])
      for (const path of ['b/c', '/b/c']) assert.equal(joinUrl(base, path), 'https://a.example/b/c');
  });
});
