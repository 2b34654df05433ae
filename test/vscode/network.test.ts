import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { Agent, fetch } from 'undici';
import * as vscode from 'vscode';
import { makeServerIdentity } from '../cxone/certificates';
import { type ForwardProxy, startForwardProxy } from '../unit/platform/network/forwardProxy';
import { forgetEverything, importTenants, resetStandIn, standIn, tokenRequests } from './support/cxone';
import { fail, succeed } from './support/results';
import { acme, platform } from './support/tenants';

interface SecureStandIn {
  readonly origin: string;
  readonly issuer: string;
  readonly platformTokenUrl: string;
  readonly apiBaseUrl: string;
  readonly authority: string;
}

/** The stand-in over https; on Linux the system trusts its authority. */
const secure = JSON.parse(process.env.CXONE_SECURE_STAND_IN ?? '{}') as SecureStandIn;
const password = 'invented-proxy-pässword';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

const secureAcme = { ...acme, id: 'secure', name: 'Secure', issuer: secure.issuer };
const ask = (tenant: string) => ({ tenant, to: 'clipboard', force: true });

describe('How requests leave', () => {
  const proxies: ForwardProxy[] = [];
  const changed = new Set<string>();

  const change = async (name: string, value: unknown) => {
    changed.add(name);
    await vscode.workspace.getConfiguration('http').update(name, value, vscode.ConfigurationTarget.Global);
  };
  const startProxy = async (login?: string) => {
    const proxy = await startForwardProxy(login ? { login } : {});
    proxies.push(proxy);
    return proxy;
  };

  beforeEach(resetStandIn);
  afterEach(async () => {
    for (const name of changed) await change(name, undefined);
    changed.clear();
    await forgetEverything();
    for (const proxy of proxies.splice(0)) await proxy.close();
  });

  describe('through a proxy', () => {
    it('goes every request when http.proxy names one', async () => {
      const proxy = await startProxy();
      await importTenants(platform);
      await change('proxy', proxy.url);
      await succeed('cxone.getToken', ask('platform'));
      assert.deepEqual(proxy.tunnels, [new URL(standIn.origin).host]);
      assert.equal((await tokenRequests()).length, 1);
    });

    it('goes a request with the login of http.proxyAuthorization', async () => {
      const proxy = await startProxy(`ann:${password}`);
      await importTenants(platform);
      await change('proxy', proxy.url);
      await change('proxyAuthorization', basic(`ann:${password}`));
      await succeed('cxone.getToken', ask('platform'));
      assert.deepEqual([proxy.tunnels.length, proxy.refusals], [1, 0]);
    });

    it('goes a request with the login of its address', async () => {
      const proxy = await startProxy(`ann:${password}`);
      await importTenants(platform);
      await change('proxy', proxy.url.replace('//', `//ann:${encodeURIComponent(password)}@`));
      await succeed('cxone.getToken', ask('platform'));
      assert.deepEqual([proxy.tunnels.length, proxy.refusals], [1, 0]);
    });

    it('goes none that http.noProxy excepts, and none when http.proxySupport is off', async () => {
      const proxy = await startProxy();
      await importTenants(platform);
      await change('proxy', proxy.url);
      await change('noProxy', ['.example', '127.0.0.1']);
      await succeed('cxone.getToken', ask('platform'));
      await change('noProxy', undefined);
      await change('proxySupport', 'off');
      await succeed('cxone.getToken', ask('platform'));
      assert.deepEqual(proxy.tunnels, []);
      await change('proxySupport', undefined);
      await succeed('cxone.getToken', ask('platform'));
      assert.equal(proxy.tunnels.length, 1);
    });

    it('says that the proxy wants a login, and nothing of what it was given', async () => {
      const proxy = await startProxy(`ann:${password}`);
      await importTenants(platform);
      await change('proxy', proxy.url.replace('//', '//ann:invented-wrong@'));
      for (const authorization of [undefined, basic('ann:invented-wrong')]) {
        await change('proxyAuthorization', authorization);
        const finding = await fail('cxone.getToken', ask('platform'));
        assert.equal(finding.code, 'proxy-needs-login');
        assert.ok(finding.title.includes(proxy.host), finding.title);
        assert.doesNotMatch(JSON.stringify(finding), /invented|Basic|ann:/);
      }
      assert.deepEqual([proxy.tunnels.length, proxy.refusals], [0, 2]);
      assert.equal((await tokenRequests()).length, 0);
    });

    it('says that the proxy cannot be reached', async () => {
      await importTenants(platform);
      await change('proxy', `http://127.0.0.1:${await closedPort()}`);
      assert.equal((await fail('cxone.getToken', ask('platform'))).code, 'proxy-unreachable');
      assert.equal((await tokenRequests()).length, 0);
    });
  });

  describe('to a server with TLS', () => {
    it('trusts an authority that the system trusts, with http.systemCertificates only', async function () {
      if (process.platform !== 'linux') this.skip();
      await importTenants(secureAcme);
      await change('systemCertificates', false);
      assert.equal((await fail('cxone.getToken', ask('secure'))).code, 'tls-untrusted');
      await change('systemCertificates', undefined);
      await succeed('cxone.getToken', ask('secure'));
      assert.equal(await secureApiStatus(await vscode.env.clipboard.readText()), 200);
    });

    it('trusts it through a proxy too', async function () {
      if (process.platform !== 'linux') this.skip();
      const proxy = await startProxy(`ann:${password}`);
      await importTenants(secureAcme);
      await change('proxy', proxy.url);
      await change('proxyAuthorization', basic(`ann:${password}`));
      await succeed('cxone.getToken', ask('secure'));
      assert.deepEqual(proxy.tunnels, [new URL(secure.origin).host]);
      assert.equal(await secureApiStatus(await vscode.env.clipboard.readText()), 200);
    });

    it('trusts no other authority', async () => {
      const { key, certificate } = await makeServerIdentity();
      let requests = 0;
      const stranger = createServer({ key, cert: certificate }, (_, response) => {
        requests++;
        response.end('{"access_token":"invented-token"}');
      });
      await once(stranger.listen(0, '127.0.0.1'), 'listening');
      const tokenUrl = `https://127.0.0.1:${(stranger.address() as AddressInfo).port}/oauth/token`;
      await importTenants({ ...platform, tokenUrl });
      assert.equal((await fail('cxone.getToken', ask('platform'))).code, 'tls-untrusted');
      assert.equal(requests, 0);
      await once(stranger.close(), 'close');
    });
  });
});

/** Calls the API of the stand-in over https, whatever this process trusts. */
async function secureApiStatus(token: string): Promise<number> {
  const dispatcher = new Agent({ connect: { ca: secure.authority } });
  const { status } = await fetch(`${secure.apiBaseUrl}/inContactAPI/services/v34.0/server-time`, {
    dispatcher,
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  await dispatcher.destroy();
  return status;
}

async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
