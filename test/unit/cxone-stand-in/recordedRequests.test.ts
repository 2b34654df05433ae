import assert from 'node:assert/strict';
import { clients } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { ask, basic, passwordGrant, postForm, postJson } from './asking';

describe('CXone stand-in: recorded requests', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  it('records requests that fail, and those nothing answers', async () => {
    standIn.behave({ fault: { kind: 'reset' } });
    await assert.rejects(postForm(standIn.platformTokenUrl, { grant_type: 'x' }));
    assert.equal((await ask(`${standIn.origin}/invented/path?a=1`)).status, 404);
    const seen = standIn.requests.map(({ place, method, path, query }) => ({ place, method, path, query }));
    assert.deepEqual(seen, [
      { place: 'token', method: 'POST', path: '/oauth/token', query: {} },
      { place: 'elsewhere', method: 'GET', path: '/invented/path', query: { a: '1' } },
    ]);
  });

  it('records what is not JSON though it says so', async () => {
    const headers = { 'Content-Type': 'application/json' };
    await ask(standIn.platformTokenUrl, { method: 'POST', body: '{', headers });
    assert.deepEqual([standIn.requests[0]?.body, standIn.requests[0]?.json], ['{', undefined]);
  });

  it('takes forms and Basic apart', async () => {
    const { id, secret } = clients.reservedBasic;
    await postForm(`${standIn.issuer}/auth/token`, passwordGrant(), basic(clients.reservedBasic));
    const request = standIn.requests[0];
    assert.deepEqual(request?.form, passwordGrant());
    assert.equal(request?.authorization?.scheme, 'basic');
    assert.deepEqual(request?.authorization?.decoded, { id, secret });
    assert.equal(request?.authorization?.raw?.id, 'invented+app%40invented+vendor+v1.0');
    assert.ok(Math.abs(Date.parse(request?.time ?? '') - Date.now()) < 5000);
  });

  it('takes JSON and Bearer apart', async () => {
    await postJson(standIn.regionalTokenUrl, { a: 1 }, { Authorization: 'Bearer invented-token' });
    assert.deepEqual(standIn.requests[0]?.json, { a: 1 });
    assert.deepEqual(standIn.requests[0]?.authorization, { scheme: 'bearer', credentials: 'invented-token' });
  });

  it('shows them to another process, without that process itself', async () => {
    await postForm(standIn.platformTokenUrl, { grant_type: 'x' });
    const { json } = await ask(`${standIn.origin}/__stand-in/requests`);
    assert.deepEqual(json, JSON.parse(JSON.stringify(standIn.requests)));
    assert.equal(standIn.requests.length, 1);
  });
});
