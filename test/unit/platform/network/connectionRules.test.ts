import assert from 'node:assert/strict';
import { connectionFailure, ProxyError } from '../../../../src/core/cxone/failure';
import { explain } from '../../../../src/core/diagnosis/explain';
import type { Finding } from '../../../../src/core/finding';
import { sampleTenant } from '../../core/samples';

const url = 'https://cxone.example:8443/auth/token?invented=secret';
const thrown = (cause: Error) => new TypeError('fetch failed', { cause });
const coded = (code: string) => Object.assign(new Error('invented'), { code });
const explained = (cause: Error) =>
  explain({ tenant: sampleTenant(), failure: connectionFailure(thrown(cause), url) });

type Row = [code: string, finding: Finding['code'], certainty: Finding['certainty']];
const direct: Row[] = [
  ['ECONNRESET', 'connection-reset', 'confirmed'],
  ['ECONNABORTED', 'connection-reset', 'confirmed'],
  ['EPIPE', 'connection-reset', 'confirmed'],
  ['UND_ERR_SOCKET', 'connection-reset', 'confirmed'],
  ['HPE_INVALID_CONSTANT', 'connection-reset', 'possible'],
  ['INVENTED', 'connection-reset', 'possible'],
  ['EPROTO', 'tls-untrusted', 'possible'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-untrusted', 'possible'],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 'tls-untrusted', 'possible'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted', 'confirmed'],
  ['INVALID_CA', 'tls-untrusted', 'confirmed'],
  ['HOSTNAME_MISMATCH', 'tls-name-mismatch', 'confirmed'],
];
const atProxy: Row[] = [
  ['ECONNREFUSED', 'proxy-unreachable', 'confirmed'],
  ['ENOTFOUND', 'proxy-unreachable', 'confirmed'],
  ['EAI_AGAIN', 'proxy-unreachable', 'confirmed'],
  ['UND_ERR_CONNECT_TIMEOUT', 'proxy-unreachable', 'confirmed'],
  ['UND_ERR_HEADERS_TIMEOUT', 'proxy-unreachable', 'confirmed'],
  ['ECONNRESET', 'proxy-unreachable', 'confirmed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'proxy-untrusted', 'confirmed'],
  ['CERT_HAS_EXPIRED', 'proxy-untrusted', 'confirmed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'proxy-untrusted', 'confirmed'],
  ['EPROTO', 'proxy-untrusted', 'confirmed'],
];

describe('what people are told', () => {
  for (const [code, finding, certainty] of direct) {
    it(`about ${code}: ${certainty} ${finding}`, () => {
      const found = explained(coded(code));
      assert.deepEqual([found.code, found.certainty], [finding, certainty]);
      assert.match(found.title, /cxone\.example:8443/);
      assert.doesNotMatch(JSON.stringify(found), /invented/);
    });
  }

  for (const [code, finding, certainty] of atProxy) {
    it(`about ${code} at the proxy: ${certainty} ${finding}`, () => {
      const found = explained(ProxyError.from(coded(code), 'proxy.example:8080'));
      assert.deepEqual([found.code, found.certainty], [finding, certainty]);
      assert.match(found.title, /proxy\.example:8080/);
      assert.match(found.detail, /cxone\.example:8443/);
    });
  }

  it('about a proxy, wherever in the chain of causes it says so', () => {
    const refused = new ProxyError('proxy-refused', 'proxy.example:8080', '403');
    const finding = explained(new Error('outer', { cause: refused }));
    assert.equal(finding.code, 'proxy-refused');
    assert.match(finding.detail, /\b403\b/);
  });

  it('keeps undici from trying again by itself: no code it retries on is on the error', () => {
    assert.ok(!('code' in ProxyError.from(coded('UND_ERR_SOCKET'), 'proxy.example:8080')));
  });
});
