import assert from 'node:assert/strict';
import { clients } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { ask, askServerTime, basic, claimsOf, passwordGrant, postForm, postJson } from './asking';

describe('CXone stand-in: behaviour', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  const askToken = () => postForm(`${standIn.issuer}/auth/token`, passwordGrant(), basic(clients.basic));

  it('does not take a switch it has not got', async () => {
    const change = { fualt: { kind: 'html' } };
    assert.throws(() => standIn.behave(change as never), /fualt/);
    const { status, text } = await postJson(`${standIn.origin}/__stand-in/behaviour`, change);
    assert.equal(status, 400);
    assert.match(text, /fualt/);
  });

  it('does not take a switch as a form', async () => {
    assert.equal((await postForm(`${standIn.origin}/__stand-in/behaviour`, { delayMs: '1' })).status, 400);
  });

  it('shortens tokens', async () => {
    standIn.behave({ tokenLifetimeSeconds: 60 });
    const { json } = await askToken();
    const { iat, exp } = claimsOf(json.access_token);
    assert.deepEqual([json.expires_in, Number(exp) - Number(iat)], [60, 60]);
  });

  it('sends expires_in as a string', async () => {
    standIn.behave({ expiresInAsString: true });
    assert.equal((await askToken()).json.expires_in, '3600');
  });

  it('leaves the id token out', async () => {
    standIn.behave({ withoutIdToken: true });
    assert.equal('id_token' in (await askToken()).json, false);
  });

  it('has a clock of its own', async () => {
    standIn.behave({ clockOffsetSeconds: 600 });
    const { json, headers } = await askToken();
    const { json: api } = await askServerTime(standIn, json.access_token);
    const times = [
      Date.parse(headers.get('date') ?? ''),
      Date.parse(api.ServerTime),
      Number(claimsOf(json.access_token).iat) * 1000,
      Number(claimsOf(json.id_token).iat) * 1000,
    ];
    for (const time of times) assert.ok(Math.abs(time - Date.now() - 600_000) < 10_000, String(times));
  });

  it('is set, shown and reset from another process', async () => {
    const url = `${standIn.origin}/__stand-in`;
    await postJson(`${url}/behaviour`, { tokenLifetimeSeconds: 10, delayMs: 5 });
    const { json } = await ask(`${url}/behaviour`);
    assert.deepEqual([json.tokenLifetimeSeconds, json.delayMs], [10, 5]);
    assert.equal((await askToken()).json.expires_in, 10);
    await ask(`${url}/reset`, { method: 'POST' });
    assert.equal((await ask(`${url}/behaviour`)).json.tokenLifetimeSeconds, 3600);
    assert.equal(standIn.requests.length, 0);
  });

  it('revokes tokens for another process', async () => {
    const { json } = await askToken();
    await ask(`${standIn.origin}/__stand-in/revoke-tokens`, { method: 'POST' });
    assert.equal((await askServerTime(standIn, json.access_token)).status, 401);
  });
});
