import assert from 'node:assert/strict';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { clients } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { ask, askServerTime, post, postForm } from './asking';

describe('CXone stand-in: API', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  async function token(): Promise<string> {
    const fields = { grant_type: 'client_credentials', ...post(clients.platform) };
    return (await postForm(standIn.platformTokenUrl, fields)).json.access_token;
  }

  function assertRefused(answer: Awaited<ReturnType<typeof ask>>, reason: string): void {
    const { status, text, headers } = answer;
    assert.deepEqual([status, text, headers.get('icStatusDescription')], [401, '', reason]);
  }

  it('refuses a request without a token', async () => {
    const answer = await ask(`${standIn.apiBaseUrl}/inContactAPI/services/v34.0/server-time`);
    assertRefused(answer, 'Authorization header is missing');
  });

  it('refuses a token it never gave out', async () => {
    assertRefused(await askServerTime(standIn, 'invented-token'), 'Token is invalid');
  });

  it('refuses a token of another stand-in', async () => {
    const other = await startStandIn();
    assertRefused(await askServerTime(other, await token()), 'Token is invalid');
    await other.close();
  });

  it('refuses an expired token', async () => {
    standIn.behave({ tokenLifetimeSeconds: 1 });
    const shortLived = await token();
    assert.equal((await askServerTime(standIn, shortLived)).status, 200);
    await pause(1050);
    assertRefused(await askServerTime(standIn, shortLived), 'Token is expired');
  });

  it('refuses tokens that were revoked', async () => {
    const revoked = await token();
    standIn.revokeTokens();
    assertRefused(await askServerTime(standIn, revoked), 'Token is invalid');
  });

  it('cannot render data for a request without Accept', async () => {
    const url = `${standIn.apiBaseUrl}/inContactAPI/services/v34.0/server-time`;
    const headers = { Authorization: `Bearer ${await token()}` };
    const text = await new Promise((resolve, reject) => {
      get(url, { headers }, (response) => response.setEncoding('utf8').once('data', resolve)).once(
        'error',
        reject,
      );
    });
    assert.equal(text, 'No known way to render data');
  });

  it('cannot render data for a request that wants HTML', async () => {
    const { text } = await askServerTime(standIn, await token(), { Accept: 'text/html' });
    assert.equal(text, 'No known way to render data');
  });

  it('tells the time to */* and to JSON, whatever the case of the path', async () => {
    const headers = { Authorization: `Bearer ${await token()}` };
    for (const base of ['inContactAPI', 'incontactapi', 'InContactAPI']) {
      const url = `${standIn.apiBaseUrl}/${base}/services/v34.0/server-time`;
      const { status, json } = await ask(url, { headers: { ...headers, Accept: '*/*' } });
      assert.equal(status, 200);
      assert.ok(Math.abs(Date.parse(json.ServerTime) - Date.now()) < 5000);
    }
  });

  it('echoes a CorrelationId, and makes one up for a request without', async () => {
    const correlated = await askServerTime(standIn, await token(), { CorrelationId: 'invented-correlation' });
    assert.equal(correlated.headers.get('CorrelationId'), 'invented-correlation');
    assert.ok((await askServerTime(standIn, await token())).headers.get('CorrelationId'));
  });

  it('opens the Digital API with the same token', async () => {
    const headers = { Authorization: `Bearer ${await token()}` };
    const { status, json } = await ask(`${standIn.apiBaseUrl}/dfo/3.0/channels`, { headers });
    assert.deepEqual([status, json], [200, []]);
  });
});
