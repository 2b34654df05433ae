import assert from 'node:assert/strict';
import { type Client, clients } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { basic, passwordGrant, post, postForm } from './asking';

describe('CXone stand-in: client authentication at the issuer', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  const byBasic = (client: Client) =>
    postForm(`${standIn.issuer}/auth/token`, passwordGrant(), basic(client));
  const byPost = (client: Client) =>
    postForm(`${standIn.issuer}/auth/token`, { ...passwordGrant(), ...post(client) });
  const byRawBasic = ({ id, secret }: Client) =>
    postForm(`${standIn.issuer}/auth/token`, passwordGrant(), {
      Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    });

  it('refuses Basic from an app registered for post', async () => {
    const { status, json } = await byBasic(clients.post);
    assert.deepEqual([status, json.error], [400, 'invalid_client']);
  });

  it('refuses post from an app registered for Basic', async () => {
    const { status, json } = await byPost(clients.basic);
    assert.deepEqual([status, json.error], [400, 'invalid_client']);
  });

  it('refuses a wrong secret, an unknown app and an app of another endpoint alike', async () => {
    const wrong = [
      { ...clients.basic, secret: 'invented-wrong-secret' },
      { ...clients.basic, id: 'invented-unknown-app' },
      clients.platformBasic,
    ];
    for (const client of wrong) {
      const { status, json } = await byBasic(client);
      assert.deepEqual([status, json.error], [400, 'invalid_client'], client.id);
    }
  });

  it('refuses a request without any client', async () => {
    const { status, json } = await postForm(`${standIn.issuer}/auth/token`, passwordGrant());
    assert.deepEqual([status, json.error], [400, 'invalid_request']);
  });

  it('says 401 when told to, whoever refuses', async () => {
    standIn.behave({ invalidClientStatus: 401 });
    assert.equal((await byBasic(clients.post)).status, 401);
    assert.equal((await byBasic({ ...clients.basic, secret: 'invented-wrong-secret' })).status, 401);
  });

  it('takes raw Basic only when told to, and then no other', async () => {
    assert.notEqual((await byRawBasic(clients.reservedBasic)).status, 200);
    standIn.behave({ rawBasic: true });
    assert.equal((await byRawBasic(clients.reservedBasic)).status, 200);
    assert.equal((await byBasic(clients.reservedBasic)).json.error, 'invalid_client');
  });

  for (const name of ['basic', 'reservedBasic'] as const) {
    it(`takes ${name} by Basic`, async () => {
      assert.equal((await byBasic(clients[name])).status, 200);
    });
  }

  for (const name of ['post', 'reservedPost'] as const) {
    it(`takes ${name} by post`, async () => {
      assert.equal((await byPost(clients[name])).status, 200);
    });
  }
});
