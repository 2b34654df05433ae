import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/core/cxone/failure';
import { explain } from '../../../../src/core/diagnosis/explain';
import { type FindingCode, findingCodes } from '../../../../src/core/finding';
import type { Fault } from '../../../cxone/fault';
import { clients } from '../../../cxone/people';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { credentialsOf, sampleTenant } from '../samples';
import { askForFailure } from './asking';

const tenant = sampleTenant({ method: 'clientCredentials', region: 'euw1', clientAuthentication: 'post' });
const status = (code: number, body = '', contentType?: string): Fault => ({
  kind: 'status',
  status: code,
  body,
  ...(contentType ? { contentType } : {}),
});
const json = (code: number, value: unknown): Fault => status(code, JSON.stringify(value), 'application/json');
const oauth = (error: string, code = 400): Fault =>
  json(code, { error, error_description: 'never looked at' });

type Row = [
  name: string,
  fault: Fault,
  problem: (Failure & { problem: string })['problem'],
  code: FindingCode,
];

const table: Row[] = [
  ['a cut connection', { kind: 'reset' }, 'connection-reset', 'connection-reset'],
  ['half an answer', { kind: 'truncated' }, 'incomplete', 'response-incomplete'],
  ['far too much', { kind: 'huge' }, 'too-large', 'response-too-large'],
  ['a redirect', { kind: 'redirect', status: 307 }, 'redirected', 'redirected'],
  ['too many requests', { kind: 'rateLimited' }, 'oauth-error', 'rate-limited'],
  ['a bare 429', status(429), 'status', 'rate-limited'],
  ['its own words in an error', { kind: 'echo' }, 'oauth-error', 'credentials-rejected'],

  ['a page', { kind: 'html' }, 'html', 'html-instead-of-json'],
  ['a page with 403', { kind: 'html', status: 403 }, 'html', 'html-instead-of-json'],
  ['a page with 502', { kind: 'html', status: 502 }, 'html', 'html-instead-of-json'],
  ['a page that says it is text', status(200, '<!DOCTYPE html><p>Sign in'), 'html', 'html-instead-of-json'],
  [
    'a page that says it is JSON',
    status(200, '\n<html>', 'application/json'),
    'html',
    'html-instead-of-json',
  ],
  ['a page with 404', { kind: 'html', status: 404 }, 'html', 'endpoint-not-found'],
  ['a bare 404', status(404), 'status', 'endpoint-not-found'],
  ['a 404 in JSON', oauth('not_found', 404), 'oauth-error', 'endpoint-not-found'],
  ['a bare 405', status(405), 'status', 'endpoint-not-found'],
  ['a bare 410', status(410), 'status', 'endpoint-not-found'],

  ['nothing', status(200), 'not-json', 'not-json'],
  ['text', status(200, 'OK'), 'not-json', 'not-json'],
  ['half JSON', status(200, '{"access_token":', 'application/json'), 'not-json', 'not-json'],
  ['204', status(204), 'not-json', 'not-json'],
  ['an empty object', json(200, {}), 'without-token', 'response-without-token'],
  ['a list', json(200, [{ access_token: 'x' }]), 'without-token', 'response-without-token'],
  ['null', json(200, null), 'without-token', 'response-without-token'],
  ['a token that is a number', json(200, { access_token: 7 }), 'without-token', 'response-without-token'],
  ['an empty token', json(200, { access_token: '' }), 'without-token', 'response-without-token'],
  [
    'a token with a line break',
    json(200, { access_token: 'a\nb' }),
    'without-token',
    'response-without-token',
  ],
  [
    'a token of another type',
    json(200, { access_token: 'x', token_type: 'mac' }),
    'without-token',
    'response-without-token',
  ],

  ['a bare 500', status(500), 'status', 'server-error'],
  ['a 503 in words', status(503, 'down for maintenance'), 'status', 'server-error'],
  ['a 503 in JSON', oauth('temporarily_unavailable', 503), 'oauth-error', 'server-error'],
  ['a 500 that blames the client', oauth('invalid_client', 500), 'oauth-error', 'server-error'],

  ['a missing form, in words', status(400, 'Missing required body parameters'), 'status', 'body-not-form'],
  [
    'a missing form, in JSON',
    json(400, { error: 'invalid_request', error_description: 'Missing required body parameters' }),
    'oauth-error',
    'body-not-form',
  ],
  ['a bare 401', status(401), 'status', 'credentials-rejected'],
  ['a 403 in words', status(403, 'Forbidden'), 'status', 'credentials-rejected'],
  ['an error that is no word', json(400, { error: { code: 7 } }), 'status', 'credentials-rejected'],
  ['an error in words', json(400, { error: 'Bad Request' }), 'status', 'credentials-rejected'],
  ['an error with 200', oauth('invalid_grant', 200), 'oauth-error', 'credentials-rejected'],
  ['an error every object knows', oauth('constructor'), 'oauth-error', 'credentials-rejected'],
  [
    'an error no object may have',
    status(400, '{"error":"__proto__"}'),
    'oauth-error',
    'credentials-rejected',
  ],
  ...[400, 401].flatMap((code): Row[] => [
    [`${code} invalid_client`, oauth('invalid_client', code), 'oauth-error', 'client-rejected'],
    [`${code} invalid_grant`, oauth('invalid_grant', code), 'oauth-error', 'credentials-rejected'],
    [`${code} unauthorized_client`, oauth('unauthorized_client', code), 'oauth-error', 'client-not-allowed'],
    [
      `${code} unsupported_grant_type`,
      oauth('unsupported_grant_type', code),
      'oauth-error',
      'grant-not-supported',
    ],
    [`${code} invalid_scope`, oauth('invalid_scope', code), 'oauth-error', 'scope-rejected'],
    [`${code} invalid_request`, oauth('invalid_request', code), 'oauth-error', 'credentials-rejected'],
  ]),
  ['an error without a description', json(400, { error: 'invalid_scope' }), 'oauth-error', 'scope-rejected'],
  [
    'an error in camel case',
    json(400, { error: 'invalid_scope', errorDescription: 'x' }),
    'oauth-error',
    'scope-rejected',
  ],
  [
    'an error called text',
    status(400, '{"error":"invalid_scope"}', 'text/plain'),
    'oauth-error',
    'scope-rejected',
  ],
  [
    'an error called a page',
    status(400, '{"error":"invalid_scope"}', 'text/html'),
    'oauth-error',
    'scope-rejected',
  ],
];

describe('a token endpoint that answers with', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  const credentials = credentialsOf(clients.platform);
  const askWith = (fault: Fault) => {
    standIn.behave({ fault });
    return askForFailure({ endpoint: { url: standIn.platformTokenUrl }, tenant, credentials });
  };

  for (const [name, fault, problem, code] of table) {
    it(`${name} is ${code}`, async () => {
      const failure = await askWith(fault);
      assert.deepEqual([failure.problem, explain({ tenant, failure }).code], [problem, code]);
      assert.equal(standIn.requests.length, 1);
    });
  }

  describe('Retry-After', () => {
    const waits: [header: string, seconds: number | undefined][] = [
      ['7', 7],
      ['0', 0],
      ['Wed, 21 Oct 2099 07:28:00 GMT', undefined],
      ['-7', undefined],
      ['7.5', undefined],
      ['99999999999', undefined],
    ];
    for (const [retryAfter, seconds] of waits) {
      it(`"${retryAfter}" waits ${seconds ?? 'an unknown time'}`, async () => {
        const failure = await askWith({ kind: 'rateLimited', retryAfter });
        assert.ok(failure.kind === 'answer');
        assert.equal(failure.retryAfterSeconds, seconds);
        const { fix } = explain({ tenant, failure });
        assert.match(fix, seconds === undefined ? /a minute/ : new RegExp(`\\b${seconds} seconds`));
      });
    }
  });

  it('has its query left out of the evidence', async () => {
    standIn.behave({ fault: { kind: 'status', status: 404 } });
    const url = `${standIn.platformTokenUrl}?invented=secret`;
    const failure = await askForFailure({ endpoint: { url }, tenant, credentials });
    assert.equal(failure.url, standIn.platformTokenUrl);
  });

  it('is explained by codes that exist', () => {
    for (const [, , , code] of table) assert.ok(findingCodes.includes(code));
  });
});
