import assert from 'node:assert/strict';
import { connectionFailure } from '../../../../src/core/cxone/failure';

const url = 'https://cxone.example/auth/token?invented=secret';
const thrown = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

const problems: Record<string, string[]> = {
  'host-not-found': ['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA'],
  offline: ['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH'],
  'connection-refused': ['ECONNREFUSED'],
  'connection-timeout': [
    'ETIMEDOUT',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
  ],
  'connection-reset': ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'HPE_INVALID_CONSTANT', 'invented'],
  'tls-name-mismatch': ['ERR_TLS_CERT_ALTNAME_INVALID'],
  'tls-expired': ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
  'tls-untrusted': [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_REVOKED',
    'CERT_UNTRUSTED',
  ],
};

describe('connectionFailure', () => {
  for (const [problem, codes] of Object.entries(problems)) {
    for (const code of codes) {
      it(`${code} is ${problem}`, () => {
        const expected = { kind: 'connection', problem, url: 'https://cxone.example/auth/token', code };
        assert.deepEqual(connectionFailure(thrown(code), url), expected);
      });
    }
  }

  const problemOf = (error: unknown, at = url) => {
    const failure = connectionFailure(error, at);
    return failure.kind === 'connection' && failure.problem;
  };

  it('looks at the first address of several that were tried', () => {
    const attempts = new AggregateError([
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      new Error('y'),
    ]);
    assert.equal(problemOf(new TypeError('fetch failed', { cause: attempts })), 'connection-refused');
    assert.equal(problemOf(new AggregateError([])), 'connection-reset');
  });

  it('knows a time limit by its name', () => {
    assert.equal(problemOf(new DOMException('x', 'TimeoutError')), 'connection-timeout');
    assert.equal(problemOf(new DOMException('x', 'AbortError')), 'connection-reset');
  });

  it('takes what is no error, or says nothing, for a cut connection', () => {
    for (const error of [undefined, null, 'ECONNREFUSED', new Error('x'), { code: 'ECONNREFUSED' }])
      assert.deepEqual(connectionFailure(error, url), {
        kind: 'connection',
        problem: 'connection-reset',
        url: 'https://cxone.example/auth/token',
        code: 'unknown',
      });
  });

  it('does not call the machine offline for a name of its own', () => {
    assert.equal(problemOf(thrown('EAI_AGAIN'), 'http://localhost:1/token'), 'host-not-found');
  });
});
