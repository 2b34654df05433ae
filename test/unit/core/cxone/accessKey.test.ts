import assert from 'node:assert/strict';
import { accessKeys, clients } from '../../../cxone/people';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { credentialsOf } from '../samples';
import { ask, askForFailure, askForToken, tokenRequests, userAgent } from './asking';

describe('the access key exchange', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  const { id: username, secret: password } = accessKeys.na1;
  const endpoint = () => ({ issuer: standIn.issuer });
  const grant = { grant_type: 'password', username, password };

  describe('sends once', () => {
    const wrongKey = { id: username, secret: accessKeys.eu1.secret };

    for (const clientAuthentication of ['auto', 'basic'] as const) {
      it(`a rejected access key (${clientAuthentication})`, async () => {
        const credentials = credentialsOf(clients.basic, wrongKey);
        const failure = await askForFailure({
          endpoint: endpoint(),
          credentials,
          tenant: { clientAuthentication },
        });
        assert.deepEqual(
          [failure.kind === 'answer' && failure.oauthError, tokenRequests(standIn).length],
          ['invalid_grant', 1],
        );
      });
    }

    for (const clientAuthentication of ['basic', 'post'] as const) {
      it(`a rejected client secret by ${clientAuthentication}`, async () => {
        const credentials = credentialsOf({
          ...clients[clientAuthentication],
          secret: 'invented-wrong-secret',
        });
        const failure = await askForFailure({
          endpoint: endpoint(),
          credentials,
          tenant: { clientAuthentication },
        });
        assert.deepEqual(
          [failure.kind === 'answer' && failure.oauthError, tokenRequests(standIn).length],
          ['invalid_client', 1],
        );
      });
    }

    for (const status of [401, 403, 429, 500] as const) {
      it(`a request answered with a bare ${status}`, async () => {
        standIn.behave({ fault: { kind: 'status', status } });
        await askForFailure({ endpoint: endpoint() });
        assert.equal(tokenRequests(standIn).length, 1);
      });
    }

    it('a request whose connection was cut', async () => {
      standIn.behave({ fault: { kind: 'reset' } });
      await askForFailure({ endpoint: endpoint() });
      assert.equal(tokenRequests(standIn).length, 1);
    });
  });

  describe('with automatic client authentication', () => {
    it('needs one request where Basic is right', async () => {
      await askForToken({ endpoint: endpoint(), credentials: credentialsOf(clients.basic) });
      assert.deepEqual(tokenRequests(standIn).map(authenticationOf), ['basic']);
    });

    for (const invalidClientStatus of [400, 401] as const) {
      it(`sends the other after a ${invalidClientStatus} invalid_client`, async () => {
        standIn.behave({ invalidClientStatus });
        await askForToken({ endpoint: endpoint(), credentials: credentialsOf(clients.post) });
        assert.deepEqual(tokenRequests(standIn).map(authenticationOf), ['basic', 'post']);
      });
    }

    it('gives up after both', async () => {
      const credentials = credentialsOf({ id: 'invented-unknown-app', secret: 'invented-secret' });
      const failure = await askForFailure({ endpoint: endpoint(), credentials });
      assert.equal(failure.kind === 'answer' && failure.oauthError, 'invalid_client');
      assert.deepEqual(tokenRequests(standIn).map(authenticationOf), ['basic', 'post']);
    });
  });

  for (const name of ['basic', 'reservedBasic'] as const) {
    it(`by Basic puts ${clients[name].id} into the header and the key alone into the form`, async () => {
      const { id, secret } = clients[name];
      const tenant = { clientAuthentication: 'basic' as const };
      await askForToken({ endpoint: endpoint(), credentials: credentialsOf(clients[name]), tenant });
      const [request] = tokenRequests(standIn);
      assert.deepEqual(request?.authorization?.decoded, { id, secret });
      assert.deepEqual(request?.form, grant);
    });
  }

  for (const name of ['post', 'reservedPost'] as const) {
    it(`by post puts ${clients[name].id} into the form, and has no header`, async () => {
      const { id, secret } = clients[name];
      const tenant = { clientAuthentication: 'post' as const };
      await askForToken({ endpoint: endpoint(), credentials: credentialsOf(clients[name]), tenant });
      const [request] = tokenRequests(standIn);
      assert.equal(request?.authorization, undefined);
      assert.deepEqual(request?.form, { ...grant, client_id: id, client_secret: secret });
    });
  }

  it('encodes the ==== of both values exactly once', async () => {
    await askForToken({ endpoint: endpoint() });
    const body = tokenRequests(standIn)[0]?.body ?? '';
    const fields = body.split('&');
    assert.ok(fields.includes(`username=${username.slice(0, 52)}%3D%3D%3D%3D`), body);
    assert.ok(fields.includes(`password=${password.slice(0, 52)}%3D%3D%3D%3D`), body);
    assert.equal(fields.length, 3);
  });

  it('asks as itself for JSON, by a form', async () => {
    await askForToken({ endpoint: endpoint() });
    const { headers, query } = tokenRequests(standIn)[0] ?? assert.fail('nothing was sent');
    assert.deepEqual([headers.accept, headers['user-agent'], query], ['application/json', userAgent, {}]);
    assert.match(headers['content-type'] ?? '', /^application\/x-www-form-urlencoded(;\s*charset=utf-8)?$/i);
  });

  it('sends the headers of the tenant with the token request only', async () => {
    const tenant = { headers: { 'nice-access-region': 'euw1', 'X-Invented': 'a, b' } };
    await askForToken({ endpoint: endpoint(), tenant });
    const sent = standIn.requests.map(({ place, headers }) => [
      place,
      headers['nice-access-region'],
      headers['x-invented'],
    ]);
    assert.deepEqual(sent, [
      ['discovery', undefined, undefined],
      ['token', 'euw1', 'a, b'],
    ]);
  });

  it('reads the whole answer', async () => {
    const answer = await askForToken({ endpoint: endpoint() });
    assert.equal(answer.expiresInSeconds, 3600);
    for (const token of [answer.accessToken, answer.idToken])
      assert.match(token ?? '', /^ey[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.ok(answer.refreshToken);
  });

  it('reads an expires_in that is text', async () => {
    standIn.behave({ expiresInAsString: true, tokenLifetimeSeconds: 120 });
    assert.equal((await askForToken({ endpoint: endpoint() })).expiresInSeconds, 120);
  });

  it('takes an issuer with a slash at its end', async () => {
    assert.ok((await ask({ endpoint: { issuer: `${standIn.issuer}/` } })).ok);
  });

  it('asks a token URL that is given without any discovery', async () => {
    await askForToken({ endpoint: { url: `${standIn.issuer}/auth/token` } });
    assert.deepEqual(
      standIn.requests.map(({ place }) => place),
      ['token'],
    );
  });
});

function authenticationOf({ authorization }: { authorization?: { scheme: string } }): string {
  return authorization?.scheme ?? 'post';
}
