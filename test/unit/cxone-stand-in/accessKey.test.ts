import assert from 'node:assert/strict';
import { createPublicKey, createVerify } from 'node:crypto';
import { accessKeys, clients, tenants } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { ask, askServerTime, basic, claimsOf, passwordGrant, post, postForm, postJson } from './asking';

describe('CXone stand-in: access key', () => {
  let standIn: StandIn;
  let tokenUrl: string;

  before(async () => {
    standIn = await startStandIn();
    tokenUrl = `${standIn.issuer}/auth/token`;
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  it('refuses JSON with the one text known from CXone', async () => {
    const { status, text } = await postJson(tokenUrl, passwordGrant(), basic(clients.basic));
    assert.equal(status, 400);
    assert.match(text, /Missing required body parameters/);
  });

  it('refuses an empty body the same way', async () => {
    const { status, text } = await ask(tokenUrl, { method: 'POST' });
    assert.equal(status, 400);
    assert.match(text, /Missing required body parameters/);
  });

  it('refuses a wrong access key secret', async () => {
    const key = { ...accessKeys.na1, secret: accessKeys.eu1.secret };
    const { status, json } = await postForm(tokenUrl, passwordGrant(key), basic(clients.basic));
    assert.deepEqual([status, json.error], [400, 'invalid_grant']);
  });

  it('refuses an access key encoded twice', async () => {
    const body = new URLSearchParams(passwordGrant()).toString().replaceAll('%3D', '%253D');
    const headers = { ...basic(clients.basic), 'Content-Type': 'application/x-www-form-urlencoded' };
    const { status, json } = await ask(tokenUrl, { method: 'POST', body, headers });
    assert.deepEqual([status, json.error], [400, 'invalid_grant']);
  });

  it('refuses an access key with a newline copied along', async () => {
    const key = { ...accessKeys.na1, secret: `${accessKeys.na1.secret}\n` };
    const { json } = await postForm(tokenUrl, passwordGrant(key), basic(clients.basic));
    assert.equal(json.error, 'invalid_grant');
  });

  it('does not know client_credentials', async () => {
    const { status, json } = await postForm(
      tokenUrl,
      { grant_type: 'client_credentials' },
      basic(clients.basic),
    );
    assert.deepEqual([status, json.error], [400, 'unsupported_grant_type']);
  });

  it('refuses a refresh token it never gave out', async () => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'invented-refresh-token' };
    const { status, json } = await postForm(tokenUrl, fields, basic(clients.basic));
    assert.deepEqual([status, json.error], [400, 'invalid_grant']);
  });

  it('says 401 to a wrong access key when told to', async () => {
    standIn.behave({ invalidGrantStatus: 401 });
    const { status, json } = await postForm(
      tokenUrl,
      passwordGrant({ id: 'x', secret: 'y' }),
      basic(clients.basic),
    );
    assert.deepEqual([status, json.error], [401, 'invalid_grant']);
  });

  it('answers with the fields of CXone', async () => {
    const { status, json, headers } = await postForm(tokenUrl, passwordGrant(), basic(clients.basic));
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^application\/json/);
    const { access_token, refresh_token, id_token, ...rest } = json;
    assert.ok(access_token && refresh_token && id_token);
    assert.deepEqual(rest, {
      token_type: 'Bearer',
      expires_in: 3600,
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    });
  });

  it('puts the user and the tenant into the access token', async () => {
    const { json } = await postForm(tokenUrl, passwordGrant(accessKeys.eu1), basic(clients.basic));
    const claims = claimsOf(json.access_token);
    assert.equal(claims.sub, accessKeys.eu1.owner.sub);
    assert.equal(claims.icBUId, tenants.eu1.businessUnit);
    assert.equal(claims.icClusterId, 'E31');
    assert.equal(claims.tenantId, tenants.eu1.tenantId);
    assert.equal(claims.tenant, tenants.eu1.name);
    assert.deepEqual(claims.role, { legacyId: 'Administrator' });
    assert.equal(Number(claims.exp) - Number(claims.iat), 3600);
    assert.notEqual(claims.iss, standIn.issuer);
    for (const name of ['aud', 'name', 'given_name', 'family_name']) assert.ok(claims[name], name);
  });

  it('puts the tenant and the issuer to ask into the id token', async () => {
    const { json } = await postForm(tokenUrl, passwordGrant(), basic(clients.basic));
    const claims = claimsOf(json.id_token);
    assert.equal(claims.tenantId, tenants.na1.tenantId);
    assert.equal(claims.iss, standIn.issuer);
    assert.equal(claims.aud, clients.basic.id);
  });

  it('signs with the key it publishes', async () => {
    const { json } = await postForm(tokenUrl, passwordGrant(), basic(clients.basic));
    const { json: jwks } = await ask(`${standIn.issuer}/auth/jwks`);
    const key = createPublicKey({ key: jwks.keys[0], format: 'jwk' });
    for (const token of [json.access_token, json.id_token]) {
      const [header, payload, signature] = token.split('.');
      const verify = createVerify('RSA-SHA256').update(`${header}.${payload}`);
      assert.ok(verify.verify(key, signature, 'base64url'));
    }
  });

  it('refreshes into a new access token that the API takes', async () => {
    const first = await postForm(tokenUrl, { ...passwordGrant(), ...post(clients.post) });
    const fields = { grant_type: 'refresh_token', refresh_token: first.json.refresh_token };
    const second = await postForm(tokenUrl, { ...fields, ...post(clients.post) });
    assert.equal(second.status, 200);
    assert.notEqual(second.json.access_token, first.json.access_token);
    assert.equal(claimsOf(second.json.id_token).tenantId, tenants.na1.tenantId);
    assert.equal((await askServerTime(standIn, second.json.access_token)).status, 200);
  });
});
