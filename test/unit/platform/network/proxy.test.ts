import assert from 'node:assert/strict';
import { ProxyError } from '../../../../src/core/cxone/failure';
import { proxyFor } from '../../../../src/platform/network/proxy';

const target = 'https://cxone.example/auth/token';
const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`;
const by = (httpsProxy: string, more = {}) => proxyFor(target, { httpsProxy, certificates: [], ...more });

describe('the proxy a URL is reached through', () => {
  it('is none without a setting, and none for a host that is an exception', () => {
    assert.equal(proxyFor(target, { certificates: [] }), undefined);
    assert.equal(by('http://proxy.example:8080', { noProxy: '.example' }), undefined);
  });

  it('goes by the scheme of the URL', () => {
    const route = { httpProxy: 'http://127.0.0.1:1', httpsProxy: 'http://127.0.0.1:2', certificates: [] };
    assert.equal(proxyFor('http://127.0.0.1:9/', route)?.host, '127.0.0.1:1');
    assert.equal(proxyFor('https://127.0.0.1:9/', route)?.host, '127.0.0.1:2');
  });

  it('is none for this machine when the proxy runs on another', () => {
    for (const url of ['http://127.0.0.1:9/', 'https://localhost/', 'https://[::1]:9/']) {
      const route = (proxy: string) => ({ httpProxy: proxy, httpsProxy: proxy, certificates: [] });
      assert.equal(proxyFor(url, route('http://proxy.example:8080')), undefined);
      assert.equal(proxyFor(url, route('http://localhost:8080'))?.host, 'localhost:8080');
      assert.equal(proxyFor(url, { ...route('http://localhost:8080'), noProxy: '*' }), undefined);
    }
  });

  const addresses: Record<string, [origin: string, login?: string]> = {
    'http://proxy.example:8080': ['http://proxy.example:8080'],
    'http://proxy.example:8080/': ['http://proxy.example:8080'],
    'https://proxy.example': ['https://proxy.example'],
    'proxy.example:8080': ['http://proxy.example:8080'],
    'http://[::1]:8080': ['http://[::1]:8080'],
    'http://ann:pass@proxy.example:8080': ['http://proxy.example:8080', 'ann:pass'],
    'ann:pass@proxy.example:8080': ['http://proxy.example:8080', 'ann:pass'],
    'http://an%20n:p%40%3A%2F%C3%A4@proxy.example': ['http://proxy.example', 'an n:p@:/ä'],
    'http://ann:50%@proxy.example': ['http://proxy.example', 'ann:50%'],
    'http://ann@proxy.example': ['http://proxy.example', 'ann:'],
  };
  for (const [address, [origin, login]] of Object.entries(addresses)) {
    it(`is read from ${address}`, () => {
      const expected = { origin, host: new URL(origin).host, authorization: login && basic(login) };
      assert.deepEqual(by(address), expected);
    });
  }

  it('gets the login of the setting rather than that of its address', () => {
    const proxy = by('http://ann:pass@proxy.example', { proxyAuthorization: 'Bearer abc' });
    assert.equal(proxy?.authorization, 'Bearer abc');
  });

  const useless = [
    'socks5://proxy.example:1080',
    'ftp://proxy.example',
    'http://',
    'http://proxy.example:99999',
    'not a host',
    'http://ann:invented-pass/word@proxy.example:8080',
    'http://ann:12#invented-pass@proxy.example:8080',
    'http://ann:12?invented-pass@proxy.example:8080',
  ];
  for (const address of useless) {
    it(`cannot be used when it is written ${address}, and nothing of that is repeated`, () => {
      assert.throws(
        () => by(address),
        (error) =>
          error instanceof ProxyError &&
          error.problem === 'proxy-not-usable' &&
          !/ann|invented|proxy\.example/.test(JSON.stringify([error.message, error.proxy, error.reason])),
      );
    });
  }

  it('cannot be used with a login that no header can carry', () => {
    for (const proxyAuthorization of ['Basic a\nb: c', 'Basic \u0000', 'Basic €']) {
      const useIt = () => by('http://proxy.example', { proxyAuthorization });
      assert.throws(useIt, { name: 'ProxyError', problem: 'proxy-not-usable' });
    }
  });
});
