import assert from 'node:assert/strict';
import { explain } from '../../../../src/core/diagnosis/explain';
import type { Behaviour } from '../../../cxone/behaviour';
import type { Fault } from '../../../cxone/fault';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { sampleTenant } from '../samples';
import { askForFailure, askForToken } from './asking';

describe('discovery', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  const document = (fields: Record<string, unknown>): Fault => ({
    kind: 'status',
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({
      issuer: standIn.issuer,
      token_endpoint: `${standIn.issuer}/auth/token`,
      ...fields,
    }),
  });
  const askWith = (fault: Fault, change: Partial<Behaviour> = {}) => {
    standIn.behave({ fault, at: ['discovery'], ...change });
    return askForFailure({ endpoint: { issuer: standIn.issuer } });
  };

  const faults: Record<string, [fault: () => Fault, code: string]> = {
    'a document of another issuer': [() => document({ issuer: 'https://cxone.example' }), 'host-not-cxone'],
    'an issuer that only starts like it': [
      () => document({ issuer: `${standIn.issuer}/x` }),
      'host-not-cxone',
    ],
    'an issuer in other letters': [
      () => document({ issuer: standIn.issuer.toUpperCase() }),
      'host-not-cxone',
    ],
    'no issuer': [() => document({ issuer: undefined }), 'not-json'],
    'no token endpoint': [() => document({ token_endpoint: undefined }), 'not-json'],
    'a token endpoint that is a list': [() => document({ token_endpoint: [] }), 'not-json'],
    'a token endpoint without TLS': [
      () => document({ token_endpoint: 'http://cxone.example/auth/token' }),
      'not-json',
    ],
    'a token endpoint with credentials in it': [
      () => document({ token_endpoint: 'https://a:b@cxone.example/' }),
      'not-json',
    ],
    'a document that is null': [() => ({ kind: 'status', status: 200, body: 'null' }), 'not-json'],
    'an empty document': [() => ({ kind: 'status', status: 200 }), 'not-json'],
    text: [() => ({ kind: 'status', status: 200, body: 'It works!' }), 'not-json'],
    'a page': [() => ({ kind: 'html' }), 'html-instead-of-json'],
    'a page with 403': [() => ({ kind: 'html', status: 403 }), 'html-instead-of-json'],
    'a page with 404': [() => ({ kind: 'html', status: 404 }), 'endpoint-not-found'],
    'a bare 404': [() => ({ kind: 'status', status: 404 }), 'endpoint-not-found'],
    'a 400, though no credentials were sent': [
      () => ({ kind: 'status', status: 400, body: '{"error":"invalid_grant"}' }),
      'endpoint-not-found',
    ],
    'a 401, though no credentials were sent': [() => ({ kind: 'status', status: 401 }), 'endpoint-not-found'],
    'a 403, though no credentials were sent': [
      () => ({ kind: 'status', status: 403, body: 'no' }),
      'endpoint-not-found',
    ],
    'a 503': [() => ({ kind: 'status', status: 503 }), 'server-error'],
    'too many requests': [() => ({ kind: 'rateLimited' }), 'rate-limited'],
    'a cut connection': [() => ({ kind: 'reset' }), 'connection-reset'],
    'half a document': [() => ({ kind: 'truncated' }), 'response-incomplete'],
    'far too much': [() => ({ kind: 'huge' }), 'response-too-large'],
  };

  for (const [name, [fault, code]] of Object.entries(faults)) {
    it(`sends no credentials after ${name}: ${code}`, async () => {
      const failure = await askWith(fault());
      assert.equal(explain({ tenant: sampleTenant(), failure }).code, code);
      assert.deepEqual(
        standIn.requests.map(({ place }) => place),
        ['discovery'],
      );
    });
  }

  it('asks without credentials, at the well-known path', async () => {
    await askForToken({ endpoint: { issuer: standIn.issuer } });
    const [first] = standIn.requests;
    assert.deepEqual(
      [first?.method, first?.path, first?.query, first?.authorization, first?.body, first?.headers.accept],
      ['GET', '/.well-known/openid-configuration', {}, undefined, '', 'application/json'],
    );
  });

  it('goes where the document says', async () => {
    standIn.behave({ fault: document({ token_endpoint: standIn.platformTokenUrl }), at: ['discovery'] });
    await askForFailure({ endpoint: { issuer: standIn.issuer } });
    assert.deepEqual(standIn.requests.map(({ path }) => path)[1], '/oauth/token');
  });

  it('takes an issuer that differs by a slash at the end only', async () => {
    standIn.behave({ fault: document({ issuer: `${standIn.issuer}/` }), at: ['discovery'] });
    await askForToken({ endpoint: { issuer: standIn.issuer } });
  });
});
