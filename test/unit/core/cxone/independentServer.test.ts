import assert from 'node:assert/strict';
import { OAuth2Server } from 'oauth2-mock-server';
import type { LoginPorts } from '../../../../src/core/cxone/authorizationCode';
import type { ExchangeOutcome, ExchangeRequest } from '../../../../src/core/cxone/exchange';
import { claimsOf } from '../../../../src/core/cxone/jwt';
import { Secret } from '../../../../src/core/secret';
import { credentialsOf, sampleTenant } from '../samples';
import { network } from './asking';

const redirectUri = 'http://127.0.0.1:8400/callback';

/** What the server was asked at its token endpoint. */
interface Asked {
  readonly body: Record<string, string>;
  readonly authorization: string | undefined;
}

describe('An OAuth server that is not ours', () => {
  const server = new OAuth2Server();
  const asked: Asked[] = [];
  let issuer: string;

  before(async () => {
    await server.issuer.keys.generate('RS256');
    await server.start(0, '127.0.0.1');
    issuer = server.issuer.url ?? '';
    server.service.on('beforeTokenSigning', (_token, request) => {
      asked.push({ body: request.body, authorization: request.headers.authorization });
    });
  });
  after(() => server.stop());
  beforeEach(() => asked.splice(0));

  it('refuses with an error that is understood', async () => {
    server.service.once('beforeResponse', (response) => {
      response.statusCode = 400;
      response.body = { error: 'invalid_grant' };
    });
    const outcome = await ask({ tenant: sampleTenant() });
    assert.ok(!outcome.ok && outcome.failure.kind === 'answer');
    assert.equal(outcome.failure.oauthError, 'invalid_grant');
  });

  it('gives a token for client credentials', async () => {
    const tokenUrl = `${issuer}/token`;
    const tenant = sampleTenant({ method: 'clientCredentials', tokenUrl, scope: 'api_platform' });
    const token = accessToken(await ask({ tenant, endpoint: { url: tokenUrl } }));
    assert.equal(claimsOf(token)?.scope, 'api_platform');
    assert.equal(asked[0]?.body.client_id, credentialsOf().clientId?.reveal());
  });

  it('gives a token for an access key, by the password grant', async () => {
    const token = accessToken(await ask({ tenant: sampleTenant() }));
    assert.equal(claimsOf(token)?.sub, credentialsOf().accessKeyId?.reveal());
    assert.match(asked[0]?.authorization ?? '', /^Basic /);
  });

  it('gives a token for a sign-in with PKCE, and another for its refresh token', async () => {
    const tenant = sampleTenant({ method: 'authorizationCode' });
    const outcome = await ask({ tenant }, browser());
    assert.ok(outcome.ok, JSON.stringify(outcome));
    const { refreshToken } = outcome.answer;
    assert.ok(refreshToken);
    assert.equal(asked[0]?.body.grant_type, 'authorization_code');
    asked.splice(0);
    accessToken(await ask({ tenant, refreshToken: new Secret(refreshToken) }));
    assert.equal(asked[0]?.body.grant_type, 'refresh_token');
    assert.equal(asked[0]?.body.client_id, credentialsOf().clientId?.reveal());
  });

  it('does not get a code past a wrong verifier, state or nonce', async () => {
    const tenant = sampleTenant({ method: 'authorizationCode' });
    for (const [parameter, problem] of [
      ['state', 'state-mismatch'],
      ['nonce', 'nonce-mismatch'],
    ] as const) {
      const outcome = await ask({ tenant }, browser({ [parameter]: 'invented' }));
      assert.ok(!outcome.ok && outcome.failure.kind === 'login', JSON.stringify(outcome));
      assert.equal(outcome.failure.problem, problem);
    }
    const outcome = await ask({ tenant }, browser({ code_challenge: 'A'.repeat(43) }));
    assert.ok(!outcome.ok && outcome.failure.kind === 'answer', JSON.stringify(outcome));
  });

  function ask(
    request: Partial<ExchangeRequest> & Pick<ExchangeRequest, 'tenant'>,
    login?: LoginPorts,
  ): Promise<ExchangeOutcome> {
    const { signal } = new AbortController();
    return network.exchange(
      { endpoint: { issuer }, credentials: credentialsOf(), ...request },
      { route: { certificates: [] }, timeoutMs: 15_000, signal, login },
    );
  }
});

/** A browser whose user is signed in already; it changes what `forged` names before the server sees it. */
function browser(forged: Record<string, string> = {}): LoginPorts {
  let arrive: (redirect: string) => void = () => undefined;
  const redirected = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  return {
    receive: async () => ({ redirectUri, redirected, close: () => undefined }),
    async openBrowser(address) {
      const url = new URL(address);
      for (const [name, value] of Object.entries(forged)) url.searchParams.set(name, value);
      const answer = await fetch(url, { redirect: 'manual' });
      arrive(answer.headers.get('location') ?? '');
      return true;
    },
  };
}

function accessToken(outcome: ExchangeOutcome): string {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.answer.accessToken;
}
