import assert from 'node:assert/strict';
import { clients } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { askServerTime, basic, post, postForm, postJson } from './asking';

describe('CXone stand-in: platform client credentials', () => {
  const grant = { grant_type: 'client_credentials' };
  const rejected = {
    error: 'invalid_grant',
    error_description: 'The authorization grant is invalid, expired, or revoked',
  };
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  it('refuses wrong credentials with the words users report', async () => {
    const wrong = [
      { ...clients.platform, secret: 'invented-wrong-secret' },
      { ...clients.platform, secret: `${clients.platform.secret}\n` },
      { ...clients.platform, id: 'invented-unknown-app' },
      clients.post,
    ];
    for (const client of wrong) {
      const { status, json } = await postForm(standIn.platformTokenUrl, { ...grant, ...post(client) });
      assert.deepEqual([status, json], [400, rejected]);
    }
  });

  it('refuses a request without credentials the same way', async () => {
    const { status, json } = await postForm(standIn.platformTokenUrl, grant);
    assert.deepEqual([status, json], [400, rejected]);
  });

  it('refuses the other way of client authentication', async () => {
    const asPost = { ...grant, ...post(clients.platformBasic) };
    const answers = [
      await postForm(standIn.platformTokenUrl, asPost),
      await postForm(standIn.platformTokenUrl, grant, basic(clients.platform)),
    ];
    for (const { status, json } of answers) assert.deepEqual([status, json.error], [400, 'invalid_client']);
  });

  it('refuses JSON', async () => {
    const { status, json } = await postJson(standIn.platformTokenUrl, {
      ...grant,
      ...post(clients.platform),
    });
    assert.deepEqual([status, json.error], [400, 'invalid_request']);
  });

  it('refuses other grants', async () => {
    const fields = { grant_type: 'password', ...post(clients.platform) };
    const { status, json } = await postForm(standIn.platformTokenUrl, fields);
    assert.deepEqual([status, json.error], [400, 'unsupported_grant_type']);
  });

  it('refuses unknown scopes', async () => {
    const fields = { ...grant, ...post(clients.platform), scope: 'api_platform invented_scope' };
    const { status, json } = await postForm(standIn.platformTokenUrl, fields);
    assert.deepEqual([status, json.error], [400, 'invalid_scope']);
  });

  it('gives a token for the request of the story, and records its header', async () => {
    const fields = { ...grant, ...post(clients.platform), scope: 'api_platform' };
    const { status, json } = await postForm(standIn.platformTokenUrl, fields, {
      'nice-access-region': 'euw1',
    });
    assert.equal(status, 200);
    const { access_token, ...rest } = json;
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3600, scope: 'api_platform' });
    assert.equal(standIn.requests.at(-1)?.headers['nice-access-region'], 'euw1');
    assert.equal((await askServerTime(standIn, access_token)).status, 200);
  });

  it('takes Basic from an app registered for it, and needs no scope', async () => {
    const { status, json } = await postForm(standIn.platformTokenUrl, grant, basic(clients.platformBasic));
    assert.equal(status, 200);
    assert.equal('scope' in json, false);
  });
});
