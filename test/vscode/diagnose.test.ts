import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Finding } from '../../src/core/finding';
import { clients } from '../cxone/people';
import {
  behave,
  forgetEverything,
  importTenants,
  resetStandIn,
  standIn,
  tokenRequests,
} from './support/cxone';
import { succeed } from './support/results';
import { acme, platform, wrongSecret } from './support/tenants';

interface Diagnosed {
  readonly tenant: string;
  readonly findings: readonly Finding[];
}

const diagnose = (tenant: string) => succeed<Diagnosed>('cxone.diagnoseTenant', { tenant });
const codes = ({ findings }: Diagnosed) => findings.map(({ code }) => code);

describe('CXone: Diagnose Tenant', () => {
  beforeEach(resetStandIn);
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await forgetEverything();
  });

  it('finds the wrong access key, asks once, and opens a report', async () => {
    await importTenants(wrongSecret);
    const { findings } = await diagnose('wrong');
    assert.equal(findings[0]?.code, 'credentials-rejected');
    assert.deepEqual(Object.keys(findings[0] ?? {}).sort(), [
      'certainty',
      'code',
      'detail',
      'fix',
      'severity',
      'title',
    ]);
    assert.equal((await tokenRequests()).length, 1);
    assert.match(await report(), /# Diagnosis of Wrong secret/);
  });

  it('finds nothing where everything works, and says so', async () => {
    await importTenants(acme);
    assert.deepEqual(codes(await diagnose('acme')), []);
    assert.match(await report(), /Acme works: every check passed/);
  });

  it('answers the question the project began with', async () => {
    await importTenants({ ...platform, tokenUrl: `${standIn.origin}/auth/token` });
    const { credentials } = acme;
    await importTenants({
      ...platform,
      tokenUrl: `${standIn.origin}/auth/token`,
      credentials: { clientId: credentials.clientId, clientSecret: credentials.clientSecret },
    });
    const { findings } = await diagnose('platform');
    assert.equal(findings[0]?.code, 'grant-not-supported');
    assert.match(findings[0]?.detail ?? '', /access key/);
  });

  it('finds the client authentication that the app is registered for', async () => {
    const credentials = { ...acme.credentials, clientId: clients.post.id, clientSecret: clients.post.secret };
    await importTenants({ ...acme, clientAuthentication: 'basic', credentials });
    const found = codes(await diagnose('acme'));
    assert.ok(found.includes('client-authentication-mismatch'), String(found));
    assert.equal(found[0], 'client-authentication-mismatch');
  });

  it('finds a region that is not the one of the tenant', async () => {
    await importTenants({ ...acme, region: 'uk1' });
    assert.deepEqual(codes(await diagnose('acme')), ['wrong-region']);
  });

  it('finds what the API says about a good token', async () => {
    await importTenants(acme);
    for (const [fault, code] of [
      [
        { kind: 'status', status: 401, headers: { icStatusDescription: 'Token revoked' } },
        'token-rejected-by-api',
      ],
      [
        { kind: 'status', status: 403, headers: { icStatusDescription: 'No permission' } },
        'permission-missing',
      ],
      [{ kind: 'status', status: 200, body: 'No known way to render data' }, 'accept-header-missing'],
      [{ kind: 'status', status: 503 }, 'server-error'],
    ] as const) {
      await behave({ fault, at: ['api'] });
      assert.equal(codes(await diagnose('acme'))[0], code);
    }
  });

  it('finds a clock that is off', async () => {
    await importTenants(acme);
    await behave({ clockOffsetSeconds: 3600 });
    assert.ok(codes(await diagnose('acme')).includes('clock-skew'));
  });

  it('says when a host does not exist or does not listen, and what it may have been meant to be', async () => {
    await importTenants({ ...platform, tokenUrl: 'https://nowhere.invalid/oauth/token' });
    assert.equal(codes(await diagnose('platform'))[0], 'host-not-found');
    await importTenants({ ...platform, tokenUrl: 'http://127.0.0.1:9/oauth/token' });
    assert.equal(codes(await diagnose('platform'))[0], 'connection-refused');
  });

  it('ends with a verdict when the server never answers', async () => {
    await vscode.workspace
      .getConfiguration('cxone')
      .update('network.timeoutSeconds', 2, vscode.ConfigurationTarget.Global);
    await importTenants(platform);
    await behave({ delayMs: 60_000 });
    assert.equal(codes(await diagnose('platform'))[0], 'connection-timeout');
    await vscode.workspace
      .getConfiguration('cxone')
      .update('network.timeoutSeconds', undefined, vscode.ConfigurationTarget.Global);
  });

  it('keeps credentials and what a server repeats of them out of the report', async () => {
    const secret = 'Q7ZX4WKP2MVN6TBJ'.repeat(4).slice(0, 52);
    const credentials = { ...wrongSecret.credentials, accessKeySecret: `${secret}====` };
    await importTenants({ ...wrongSecret, credentials });
    await behave({ fault: { kind: 'echo' } });
    const { findings } = await diagnose('wrong');
    for (const text of [JSON.stringify(findings), await report()]) {
      for (let at = 0; at + 8 <= secret.length; at += 1) {
        const piece = secret.slice(at, at + 8);
        assert.ok(!text.toLowerCase().includes(piece.toLowerCase()), piece);
      }
    }
  });
});

/** The report as "Copy for support" gives it. */
async function report(): Promise<string> {
  await vscode.commands.executeCommand('cxone.copyReport');
  return vscode.env.clipboard.readText();
}
