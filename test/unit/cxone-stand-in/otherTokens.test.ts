import assert from 'node:assert/strict';
import { accessKeys, clients, tenants } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { askServerTime, claimsOf, postForm, postJson } from './asking';

describe('CXone stand-in: regional access key', () => {
  const { id: accessKeyId, secret: accessKeySecret } = accessKeys.na1;
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  it('refuses a form, and a wrong key', async () => {
    const form = await postForm(standIn.regionalTokenUrl, { accessKeyId, accessKeySecret });
    assert.deepEqual([form.status, form.json.error], [400, 'invalid_request']);
    const wrong = await postJson(standIn.regionalTokenUrl, { accessKeyId, accessKeySecret: accessKeyId });
    assert.deepEqual([wrong.status, wrong.json.error], [400, 'invalid_grant']);
  });

  it('refuses to refresh with a token it never gave out', async () => {
    assert.equal((await postJson(`${standIn.origin}/public/user/refresh`, { token: 'x' })).status, 400);
  });

  it('gives a token the API takes', async () => {
    const { status, json } = await postJson(standIn.regionalTokenUrl, { accessKeyId, accessKeySecret });
    assert.deepEqual([status, json.token_type, json.expires_in], [200, 'Bearer', 3600]);
    assert.equal(claimsOf(json.access_token).tenantId, tenants.na1.tenantId);
    assert.equal((await askServerTime(standIn, json.access_token)).status, 200);
  });

  it('refreshes under other names', async () => {
    const { json } = await postJson(standIn.regionalTokenUrl, { accessKeyId, accessKeySecret });
    const answer = await postJson(`${standIn.origin}/public/user/refresh`, { token: json.refresh_token });
    const { token, refreshToken, ...rest } = answer.json;
    assert.ok(refreshToken);
    assert.deepEqual(rest, { tokenExpirationTimeSec: 3600, refreshTokenExpirationTimeSec: 7200 });
    assert.equal((await askServerTime(standIn, token)).status, 200);
  });
});

describe('CXone stand-in: Digital token', () => {
  const { id: client_id, secret: client_secret } = clients.digital;
  const grant_type = 'client_credentials';
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.close());

  it('refuses a form, other grants and wrong keys', async () => {
    const form = await postForm(standIn.digitalTokenUrl, { grant_type, client_id, client_secret });
    const grant = await postJson(standIn.digitalTokenUrl, {
      grant_type: 'password',
      client_id,
      client_secret,
    });
    const keys = await postJson(standIn.digitalTokenUrl, { grant_type, client_id, client_secret: 'x' });
    assert.deepEqual(
      [form, grant, keys].map(({ status, json }) => [status, json.error]),
      [
        [400, 'invalid_request'],
        [400, 'unsupported_grant_type'],
        [400, 'invalid_client'],
      ],
    );
  });

  it('gives a token the API takes', async () => {
    const { status, json } = await postJson(standIn.digitalTokenUrl, {
      grant_type,
      client_id,
      client_secret,
    });
    assert.equal(status, 200);
    assert.equal((await askServerTime(standIn, json.access_token)).status, 200);
  });
});
