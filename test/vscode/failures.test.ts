import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import * as vscode from 'vscode';
import type { Finding, FindingCode } from '../../src/core/finding';
import { type CertificateFlaw, makeServerIdentity } from '../cxone/certificates';
import { accessKeys, clients } from '../cxone/people';
import { type ForwardProxy, startForwardProxy } from '../unit/platform/network/forwardProxy';
import { behave, forgetEverything, importTenants, resetStandIn, standIn } from './support/cxone';
import { assertHoldsNothingOf } from './support/secrecy';
import { acme, platform } from './support/tenants';

/** A way to fail, and the finding that must come first. */
interface Case {
  readonly failure: string;
  readonly code: FindingCode;
  readonly tenant?: object;
  readonly credentials?: Record<string, string>;
  readonly behaviour?: object;
  readonly settings?: Record<string, unknown>;
  /** Runs "Diagnose Tenant" instead of "Get Token". */
  readonly diagnose?: boolean;
}

const { id: clientId, secret: clientSecret } = clients.basic;
const { id: keyId, secret: keySecret } = accessKeys.na1;
const key = { accessKeyId: keyId, accessKeySecret: keySecret };
const status = (code: number, body = '', contentType = 'text/plain') => ({
  behaviour: { fault: { kind: 'status', status: code, body, contentType } },
});
const oauth = (error: string, code = 400) => status(code, JSON.stringify({ error }), 'application/json');
const fault = (kind: string, more: object = {}) => ({ behaviour: { fault: { kind, ...more } } });
const at = (tokenUrl: string) => ({ tenant: { ...platform, tokenUrl } });
const pasted = (credentials: Record<string, string>) => ({
  credentials: { clientId, clientSecret, ...key, ...credentials },
});
const encoded = (value: string) => value.replaceAll('=', '%3D');

const cases: readonly Case[] = [
  {
    failure: 'a server that repeats the request in its error',
    code: 'credentials-rejected',
    tenant: acme,
    behaviour: { fault: { kind: 'echo' } },
  },
  {
    failure: 'a diagnosis of a server that repeats the request',
    code: 'credentials-rejected',
    diagnose: true,
    behaviour: { fault: { kind: 'echo' } },
  },
  {
    failure: 'an API that repeats the request, token included',
    code: 'token-rejected-by-api',
    diagnose: true,
    behaviour: { fault: { kind: 'echo', status: 401 }, at: ['api'] },
  },
  { failure: 'a secret is not there', code: 'secret-missing', credentials: { clientId } },
  {
    failure: 'a space inside the client secret',
    code: 'secret-has-whitespace',
    ...pasted({ clientSecret: 'invented secret-basic' }),
  },
  {
    failure: 'a line break inside the access key',
    code: 'secret-has-whitespace',
    ...pasted({ accessKeySecret: `${keySecret.slice(0, 20)}\n${keySecret.slice(20)}` }),
  },
  {
    failure: 'a zero-width space in the client secret',
    code: 'secret-has-invisible-characters',
    ...pasted({ clientSecret: `${clientSecret}\u200b` }),
  },
  {
    failure: 'a byte order mark before the client id',
    code: 'secret-has-invisible-characters',
    ...pasted({ clientId: `${clientId.slice(0, 4)}\u2060${clientId.slice(4)}` }),
  },
  {
    failure: 'quotes around the client secret',
    code: 'secret-is-quoted',
    ...pasted({ clientSecret: `"${clientSecret}"` }),
  },
  {
    failure: 'typographic quotes around the key',
    code: 'secret-is-quoted',
    ...pasted({ accessKeySecret: `“${keySecret}”` }),
  },
  {
    failure: 'an access key percent-encoded by hand',
    code: 'secret-is-percent-encoded',
    ...pasted({ accessKeySecret: encoded(keySecret) }),
  },
  {
    failure: 'an access key percent-encoded twice',
    code: 'double-encoded',
    ...pasted({ accessKeySecret: encoded(keySecret).replaceAll('%', '%25') }),
  },
  {
    failure: 'a Basic pair instead of the client secret',
    code: 'secret-is-encoded-pair',
    ...pasted({ clientSecret: Buffer.from(`${clientId}:${clientSecret}`).toString('base64') }),
  },
  {
    failure: 'an access key without its end',
    code: 'access-key-shape',
    ...pasted({ accessKeySecret: keySecret.slice(0, 40) }),
  },
  {
    failure: 'client pair and access key swapped',
    code: 'credentials-swapped',
    credentials: {
      clientId: keyId,
      clientSecret: keySecret,
      accessKeyId: clientId,
      accessKeySecret: clientSecret,
    },
  },
  {
    failure: 'a name that does not resolve',
    code: 'host-not-found',
    ...at('https://nowhere.invalid/oauth/token'),
  },
  { failure: 'a closed port', code: 'connection-refused', ...at('http://127.0.0.1:9/oauth/token') },
  {
    failure: 'a stall',
    code: 'connection-timeout',
    behaviour: { delayMs: 60_000 },
    settings: { 'cxone.network.timeoutSeconds': 1 },
  },
  { failure: 'a reset', code: 'connection-reset', ...fault('reset') },
  { failure: 'no such path', code: 'endpoint-not-found', ...at(`${standIn.origin}/no/such/path`) },
  { failure: 'a method the path does not take', code: 'endpoint-not-found', ...status(405) },
  { failure: 'a 302', code: 'redirected', ...fault('redirect', { status: 302 }) },
  { failure: 'a 307', code: 'redirected', ...fault('redirect', { status: 307 }) },
  { failure: 'a gateway page with 200', code: 'html-instead-of-json', ...fault('html') },
  { failure: 'a gateway page with 403', code: 'html-instead-of-json', ...fault('html', { status: 403 }) },
  { failure: 'text with 200', code: 'not-json', ...status(200, 'fine') },
  { failure: '200 MB of answer', code: 'response-too-large', ...fault('huge', { bytes: 200 * 1024 * 1024 }) },
  { failure: 'half an answer', code: 'response-incomplete', ...fault('truncated') },
  {
    failure: 'JSON without a token',
    code: 'response-without-token',
    ...status(200, '{"ok":true}', 'application/json'),
  },
  { failure: '429 with Retry-After', code: 'rate-limited', ...fault('rateLimited', { retryAfter: '7' }) },
  { failure: 'a 500', code: 'server-error', ...status(500) },
  { failure: 'a 503 page', code: 'server-error', ...status(503, '{"message":"down"}', 'application/json') },
  {
    failure: 'client credentials at the issuer',
    code: 'grant-not-supported',
    ...at(`${standIn.origin}/auth/token`),
    credentials: { clientId, clientSecret },
  },
  {
    failure: 'a wrong client secret',
    code: 'client-rejected',
    ...pasted({ clientSecret: 'invented-secret-of-nobody' }),
  },
  {
    failure: 'a wrong client secret, told with 401',
    code: 'client-rejected',
    ...pasted({ clientSecret: 'invented-secret-of-nobody' }),
    behaviour: { invalidClientStatus: 401 },
  },
  {
    failure: 'Basic where the app is registered for post',
    code: 'client-authentication-mismatch',
    diagnose: true,
    tenant: { ...acme, clientAuthentication: 'basic' },
    credentials: { clientId: clients.post.id, clientSecret: clients.post.secret, ...key },
  },
  {
    failure: 'post where the app is registered for Basic',
    code: 'client-authentication-mismatch',
    diagnose: true,
    tenant: { ...acme, clientAuthentication: 'post' },
  },
  {
    failure: 'an app that may not use the grant',
    code: 'client-not-allowed',
    ...oauth('unauthorized_client'),
  },
  {
    failure: "a wrong access key at a region's host",
    code: 'access-key-rejected',
    tenant: { ...acme, method: 'regionalAccessKey', tokenUrl: standIn.regionalTokenUrl },
    credentials: { accessKeyId: keyId, accessKeySecret: accessKeys.eu1.secret },
  },
  {
    failure: 'a bare 400 invalid_grant',
    code: 'credentials-rejected',
    ...pasted({ accessKeySecret: accessKeys.eu1.secret }),
  },
  {
    failure: 'a bare 400 invalid_grant, as in the story',
    code: 'credentials-rejected',
    tenant: platform,
    credentials: { clientId: clients.platform.id, clientSecret: 'invented-secret-of-nobody' },
  },
  {
    failure: 'a 401 invalid_grant',
    code: 'credentials-rejected',
    ...pasted({ accessKeySecret: accessKeys.eu1.secret }),
    behaviour: { invalidGrantStatus: 401 },
  },
  { failure: 'a scope nobody knows', code: 'scope-rejected', tenant: { ...platform, scope: 'everything' } },
  {
    failure: 'a form that got lost',
    code: 'body-not-form',
    ...status(400, 'Missing required body parameters'),
  },
  {
    failure: 'the commercial region with the FedRAMP cloud',
    code: 'wrong-environment',
    tenant: { ...acme, environment: 'fedramp', issuer: undefined },
    ...pasted({ accessKeySecret: accessKeys.eu1.secret }),
    settings: { 'cxone.regions': [{ id: 'na1', issuer: standIn.issuer }] },
  },
  {
    failure: "a region that is not the tenant's",
    code: 'wrong-region',
    diagnose: true,
    tenant: { ...acme, region: 'uk1' },
  },
  {
    failure: 'an issuer that is another one',
    code: 'host-not-cxone',
    tenant: { ...acme, issuer: standIn.issuer.replace('127.0.0.1', 'localhost') },
  },
  {
    failure: 'a clock that is an hour off',
    code: 'clock-skew',
    diagnose: true,
    behaviour: { clockOffsetSeconds: -3600 },
  },
  {
    failure: 'an API that does not take the token',
    code: 'token-rejected-by-api',
    diagnose: true,
    behaviour: { fault: { kind: 'status', status: 401 }, at: ['api'] },
  },
  {
    failure: 'a role without the permission',
    code: 'permission-missing',
    diagnose: true,
    behaviour: {
      fault: { kind: 'status', status: 403, headers: { icStatusDescription: 'Not allowed' } },
      at: ['api'],
    },
  },
  {
    failure: 'a proxy that removes Accept',
    code: 'accept-header-missing',
    diagnose: true,
    behaviour: { fault: { kind: 'status', status: 200, body: 'No known way to render data' }, at: ['api'] },
  },
];

const rows: string[] = [];

describe('Every failure is named', () => {
  const servers: Server[] = [];
  const proxies: ForwardProxy[] = [];

  beforeEach(resetStandIn);
  afterEach(async () => {
    for (const { settings = {} } of cases)
      for (const name of Object.keys(settings)) await set(name, undefined);
    await set('http.proxy', undefined);
    await forgetEverything();
    for (const server of servers.splice(0)) server.close();
    for (const proxy of proxies.splice(0)) await proxy.close();
  });
  after(() => {
    console.log(['failure | first finding | certainty', '---|---|---', ...rows].join('\n'));
  });

  for (const each of cases) it(`${each.failure}: ${each.code}`, () => check(each)).timeout(40_000);

  for (const [flaw, code] of [
    ['selfSigned', 'tls-untrusted'],
    ['expired', 'tls-expired'],
  ] as const satisfies readonly (readonly [CertificateFlaw, FindingCode])[]) {
    it(`a certificate that is ${flaw}: ${code}`, async () => {
      const { key: pem, certificate } = await makeServerIdentity(flaw);
      const server = createServer({ key: pem, cert: certificate }, (_, response) => response.end('{}'));
      servers.push(server);
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      const failure = `a certificate that is ${flaw}`;
      await check({ failure, code, ...at(`https://localhost:${port}/oauth/token`) });
    });
  }

  it('a certificate for another name: tls-name-mismatch', async function () {
    // only on Linux does the harness make the system trust the authority of the stand-in
    if (process.platform !== 'linux') this.skip();
    const { origin } = JSON.parse(process.env.CXONE_SECURE_STAND_IN ?? '{}') as { origin: string };
    const proxy = createPlainServer().on('connect', (_, socket) => {
      const target = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      for (const end of [socket, target]) end.on('error', () => end.destroy());
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = proxy.address() as AddressInfo;
    const settings = { 'http.proxy': `http://127.0.0.1:${port}` };
    const failure = 'a certificate for another name';
    await check({
      failure,
      code: 'tls-name-mismatch',
      ...at('https://elsewhere.example/oauth/token'),
      settings,
    });
    proxy.close();
  });

  it('a proxy that wants a login: proxy-needs-login', async () => {
    const proxy = await startForwardProxy({ login: 'ann:invented-proxy-password' });
    proxies.push(proxy);
    await check({
      failure: 'a proxy that wants a login',
      code: 'proxy-needs-login',
      tenant: platform,
      settings: { 'http.proxy': proxy.url },
    });
  });

  for (const [failure, host, code] of [
    ["another vendor's host", 'api.mypurecloud.com', 'host-of-another-vendor'],
    ['an invented host', 'api.cxone.com', 'host-not-cxone'],
  ] as const) {
    it(`${failure}: ${code}`, async () => {
      // a proxy that lets nothing through, so that no test ever talks to a host of others
      const proxy = await startForwardProxy({ answers: 502 });
      proxies.push(proxy);
      await check({
        failure,
        code,
        ...at(`https://${host}/oauth/token`),
        settings: { 'http.proxy': proxy.url },
      });
    });
  }

  it('a proxy that is not there: proxy-unreachable', () =>
    check({
      failure: 'a proxy that is not there',
      code: 'proxy-unreachable',
      tenant: platform,
      settings: { 'http.proxy': 'http://127.0.0.1:9' },
    }));
});

/** Runs one case and writes it into the table. */
async function check(each: Case): Promise<void> {
  for (const [name, value] of Object.entries(each.settings ?? {})) await set(name, value);
  const tenant = each.tenant ?? (each.behaviour && !each.credentials && !each.diagnose ? platform : acme);
  const withSecrets = each.credentials ? { ...tenant, credentials: each.credentials } : tenant;
  const imported = (await importTenants(withSecrets)) as { added: string[]; skipped: unknown[] };
  assert.equal(imported.added.length, 1, JSON.stringify(imported.skipped));
  if (each.behaviour) await behave(each.behaviour);
  const command = each.diagnose ? 'cxone.diagnoseTenant' : 'cxone.getToken';
  const argument = { tenant: imported.added[0], to: 'clipboard' };
  const result = (await vscode.commands.executeCommand(
    command,
    each.diagnose ? { tenant: argument.tenant } : argument,
  )) as {
    finding?: Finding;
    findings?: Finding[];
  };
  const finding = result.finding ?? result.findings?.[0];
  rows.push(`${each.failure} | ${finding?.code} | ${finding?.certainty}`);
  assert.ok(finding, 'nothing was found');
  assert.equal(finding.code, each.code, finding.title);
  assert.match(finding.fix, /^[A-Z].*\.$/);
  await assertSecrecy(each, withSecrets, JSON.stringify(result));
}

/** Nothing that was shown, reported or copied may hold a piece of what was entered, or of the token that came of it. */
async function assertSecrecy({ diagnose }: Case, tenant: object, result: string): Promise<void> {
  const { credentials = {} } = tenant as { credentials?: Record<string, string> };
  const secrets = Object.entries(credentials).flatMap(([name, value]) =>
    name === 'clientId' ? [] : [value],
  );
  assertHoldsNothingOf(secrets, result, 'the result');
  if (!diagnose) return;
  await vscode.commands.executeCommand('cxone.copyReport');
  const report = await vscode.env.clipboard.readText();
  assert.match(report, /# Diagnosis of/);
  await behave({ fault: null });
  await vscode.commands.executeCommand('cxone.getToken', { to: 'clipboard' });
  const token = await vscode.env.clipboard.readText();
  assertHoldsNothingOf([...secrets, ...(token.startsWith('eyJ') ? [token] : [])], report, 'the report');
}

async function set(name: string, value: unknown): Promise<void> {
  const [, section = '', key = ''] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  await vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Global);
}
