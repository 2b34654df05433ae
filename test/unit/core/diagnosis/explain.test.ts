import assert from 'node:assert/strict';
import type { ConnectionProblem, Failure } from '../../../../src/core/cxone/failure';
import { explain } from '../../../../src/core/diagnosis/explain';
import { findingCodes } from '../../../../src/core/finding';
import { methods, type Tenant } from '../../../../src/core/tenants/tenant';
import { sampleTenant } from '../samples';

const url = 'https://cxone.example:8443/auth/token';
const tenant = sampleTenant({ name: 'Acme production' });
const answered = (fields: Partial<Extract<Failure, { kind: 'answer' }>>): Failure => ({
  kind: 'answer',
  problem: 'oauth-error',
  url,
  status: 400,
  ...fields,
});
const explainOAuth = (oauthError: string, of: Tenant = tenant) =>
  explain({ tenant: of, failure: answered({ oauthError }) });

describe('explain', () => {
  const connections: ConnectionProblem[] = [
    'host-not-found',
    'connection-refused',
    'connection-timeout',
    'connection-reset',
    'tls-untrusted',
    'tls-name-mismatch',
    'tls-expired',
    'offline',
  ];
  for (const problem of connections) {
    it(`calls ${problem} by that code, with the host and its port`, () => {
      const finding = explain({ tenant, failure: { kind: 'connection', problem, url, code: 'EXAMPLE' } });
      assert.equal(finding.code, problem);
      assert.match(finding.title, /cxone\.example:8443/);
    });
  }

  it('says which credentials are missing, by their names for people', () => {
    const finding = explain({ tenant, missing: ['clientSecret', 'accessKeyId'] });
    assert.deepEqual([finding.code, finding.certainty], ['secret-missing', 'confirmed']);
    assert.match(finding.title, /Acme production has no client secret, access key id/);
  });

  it('says nothing was sent where the address is not allowed', () => {
    const finding = explain({
      tenant,
      failure: { kind: 'no-token-endpoint', url: '', problem: 'url-not-allowed' },
    });
    assert.equal(finding.code, 'tenant-invalid');
  });

  it('is sure only of what was seen', () => {
    assert.equal(explainOAuth('invalid_grant').certainty, 'likely');
    assert.equal(explainOAuth('invalid_client').certainty, 'likely');
    assert.equal(
      explain({ tenant, failure: answered({ problem: 'status', status: 404 }) }).certainty,
      'confirmed',
    );
  });

  it('lists the causes of rejected credentials by method', () => {
    const details = methods.map((method) => explainOAuth('invalid_grant', sampleTenant({ method })).detail);
    assert.match(details[0] ?? '', /access key/);
    assert.equal(new Set(details).size, methods.length);
  });

  it('tells people with half of what they need about access keys', () => {
    const platform = explainOAuth(
      'unsupported_grant_type',
      sampleTenant({ method: 'clientCredentials', region: 'na1' }),
    );
    assert.match(`${platform.detail} ${platform.fix}`, /access key/i);
    const key = explainOAuth('unsupported_grant_type');
    assert.equal(key.code, 'grant-not-supported');
    assert.notEqual(key.detail, platform.detail);
  });

  it('names the scope that was sent, or that none was', () => {
    assert.match(
      explainOAuth('invalid_scope', sampleTenant({ scope: 'api_platform' })).detail,
      /"api_platform"/,
    );
    assert.match(explainOAuth('invalid_scope').detail, /No scope/);
  });

  it('names where a redirect leads', () => {
    const failure = answered({ problem: 'redirected', status: 302, locationHost: 'login.example' });
    assert.match(explain({ tenant, failure }).detail, /login\.example/);
  });

  it('goes by the error and never by its description', () => {
    const failure = answered({
      oauthError: 'invalid_scope',
      serverText: 'invalid_client: the client is wrong',
    });
    assert.equal(explain({ tenant, failure }).code, 'scope-rejected');
  });
});

describe('the codes of findings', () => {
  it('are unique, and written as people search for them', () => {
    assert.equal(new Set(findingCodes).size, findingCodes.length);
    for (const code of findingCodes) assert.match(code, /^[a-z]+(-[a-z]+)+$|^offline$|^redirected$/);
  });
});
