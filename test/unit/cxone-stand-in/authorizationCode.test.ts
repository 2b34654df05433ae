import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { clients, people, tenants } from '../../cxone/people';
import { type StandIn, startStandIn } from '../../cxone/standIn';
import { type Answer, ask, askServerTime, basic, claimsOf, postForm } from './asking';

describe('CXone stand-in: authorization code', () => {
  const redirectUri = 'http://127.0.0.1:49152/callback';
  const verifier = 'invented-code-verifier-of-forty-three-or-more-characters';
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.close());

  function authorizeUrl(change: Record<string, string> = {}): string {
    const parameters = new URLSearchParams({
      response_type: 'code',
      client_id: clients.public.id,
      redirect_uri: redirectUri,
      scope: 'openid',
      state: 'invented-state',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      tenantId: tenants.na1.tenantId,
      ...change,
    });
    return `${standIn.issuer}/auth/authorize?${parameters}`;
  }

  /** Goes from the authorize URL through the login page to the redirect back. */
  async function logIn(url: string, password: string = people.na1.password): Promise<Answer> {
    const browser = new Browser(standIn.origin);
    const loginUrl = (await browser.ask(url)).headers.get('location') ?? '';
    const page = await browser.ask(loginUrl);
    assert.match(page.text, /User name/);
    const form = new URLSearchParams({ login: people.na1.login, password });
    const submitted = await browser.ask(loginUrl, { method: 'POST', body: form });
    if (submitted.status === 200) return submitted;
    return browser.ask(submitted.headers.get('location') ?? '');
  }

  function exchange(code: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const grant = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    };
    return postForm(`${standIn.issuer}/auth/token`, { ...grant, ...fields }, headers);
  }

  function codeIn(answer: Answer): string {
    return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  }

  it('answers an unknown redirect URI with 400 in plain text', async () => {
    const { status, headers } = await ask(authorizeUrl({ redirect_uri: 'https://evil.example/callback' }));
    assert.equal(status, 400);
    assert.match(headers.get('content-type') ?? '', /^text\/plain/);
  });

  it('shows the login page again after a wrong password', async () => {
    assert.match(
      (await logIn(authorizeUrl(), 'invented-wrong-password')).text,
      /Invalid user name or password/,
    );
  });

  it('refuses a code with another verifier', async () => {
    const code = codeIn(await logIn(authorizeUrl()));
    const answer = await exchange(code, { client_id: clients.public.id, code_verifier: `${verifier}-not` });
    assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_grant']);
  });

  it('refuses a code used twice', async () => {
    const code = codeIn(await logIn(authorizeUrl()));
    assert.equal((await exchange(code, { client_id: clients.public.id })).status, 200);
    assert.equal((await exchange(code, { client_id: clients.public.id })).json.error, 'invalid_grant');
  });

  it('logs a user in for a public app, on any port of the loopback', async () => {
    const back = await logIn(authorizeUrl());
    const location = new URL(back.headers.get('location') ?? '');
    assert.equal(location.origin + location.pathname, redirectUri);
    assert.equal(location.searchParams.get('state'), 'invented-state');
    const { status, json } = await exchange(codeIn(back), { client_id: clients.public.id });
    assert.equal(status, 200);
    assert.equal(claimsOf(json.id_token).tenantId, tenants.na1.tenantId);
    assert.equal(claimsOf(json.access_token).sub, people.na1.sub);
    assert.equal((await askServerTime(standIn, json.access_token)).status, 200);
  });

  it('refreshes for a public app that names itself', async () => {
    const { json } = await exchange(codeIn(await logIn(authorizeUrl())), { client_id: clients.public.id });
    const fields = { grant_type: 'refresh_token', refresh_token: json.refresh_token };
    const refreshed = await postForm(`${standIn.issuer}/auth/token`, {
      ...fields,
      client_id: clients.public.id,
    });
    assert.equal(refreshed.status, 200);
    assert.equal((await askServerTime(standIn, refreshed.json.access_token)).status, 200);
  });

  it('logs a user in for a confidential app, back into VS Code', async () => {
    const redirect_uri = 'vscode://cxone-tools.cxone-token/callback';
    const back = await logIn(authorizeUrl({ client_id: clients.basic.id, redirect_uri }));
    assert.match(back.headers.get('location') ?? '', /^vscode:\/\/cxone-tools\.cxone-token\/callback\?/);
    const { status } = await exchange(codeIn(back), { redirect_uri }, basic(clients.basic));
    assert.equal(status, 200);
  });
});

/** As much of a browser as a login needs: it keeps cookies. */
class Browser {
  readonly #cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await ask(new URL(path, this.origin).href, { ...init, headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }
}
