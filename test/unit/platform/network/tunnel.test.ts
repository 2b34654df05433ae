import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { ConnectionProblem } from '../../../../src/core/cxone/failure';
import type { FindingCode } from '../../../../src/core/finding';
import { createNetwork } from '../../../../src/network';
import { proxiesFrom } from '../../../../src/platform/network/proxySettings';
import { makeServerIdentity } from '../../../cxone/certificates';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { StallingServer } from '../../core/doubles/stallingServer';
import { credentialsOf, sampleTenant } from '../../core/samples';
import { ask, askForToken, askInVain } from './asking';
import { type ForwardProxy, type ForwardProxyOptions, startForwardProxy } from './forwardProxy';

const login = 'an n:invented-päss@/%';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const closing: { close(): Promise<void> }[] = [];

describe('a proxy', () => {
  let standIn: StandIn;
  let url: string;
  let certificates: readonly string[];

  before(async () => {
    standIn = await startStandIn({ tls: true });
    url = standIn.platformTokenUrl;
    certificates = [standIn.authority ?? ''];
  });
  afterEach(async () => {
    standIn.reset();
    for (const each of closing.splice(0)) await each.close();
  });
  after(() => standIn.close());

  const start = async (options?: ForwardProxyOptions): Promise<ForwardProxy> => {
    const proxy = await startForwardProxy(options);
    closing.push(proxy);
    return proxy;
  };
  const withLogin = (address: string, text: string) => {
    const [user = '', password = ''] = text.split(/:(.*)/).map(encodeURIComponent);
    return address.replace('//', `//${user}:${password}@`);
  };

  describe('that is set', () => {
    it('is asked for a tunnel to an https address, and sees nothing of what goes through', async () => {
      const proxy = await start();
      await askForToken(url, { certificates, httpsProxy: proxy.url });
      assert.deepEqual(proxy.tunnels, [new URL(url).host]);
      assert.deepEqual(proxy.plainRequests, []);
      assert.equal(standIn.requests.length, 1);
    });

    it('is asked for a tunnel to an http address on this machine too', async () => {
      const plain = await startStandIn();
      closing.push(plain);
      const proxy = await start();
      await askForToken(plain.platformTokenUrl, { httpProxy: proxy.url });
      assert.deepEqual([proxy.tunnels, proxy.plainRequests], [[new URL(plain.origin).host], []]);
    });

    it('is asked for one tunnel for requests after one another', async () => {
      const proxy = await start();
      const network = createNetwork('unit test');
      for (let i = 0; i < 3; i++) {
        const outcome = await ask(url, { network, route: { certificates, httpsProxy: proxy.url } });
        assert.ok(outcome.ok, JSON.stringify(outcome));
      }
      assert.deepEqual([proxy.tunnels.length, standIn.requests.length], [1, 3]);
    });

    it('is asked for one tunnel for discovery and token', async () => {
      const proxy = await start();
      const outcome = await createNetwork('unit test').exchange(
        { tenant: sampleTenant(), endpoint: { issuer: standIn.issuer }, credentials: credentialsOf() },
        {
          route: { certificates, httpsProxy: proxy.url },
          timeoutMs: 15_000,
          signal: new AbortController().signal,
        },
      );
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.deepEqual([proxy.tunnels.length, standIn.requests.length], [1, 2]);
    });

    it('is left as soon as another is set, or none', async () => {
      const [first, second] = [await start(), await start()];
      const network = createNetwork('unit test');
      const askBy = (httpsProxy?: string) => ask(url, { network, route: { certificates, httpsProxy } });
      for (const proxy of [first.url, second.url, undefined]) assert.ok((await askBy(proxy)).ok);
      assert.deepEqual([first.tunnels.length, second.tunnels.length], [1, 1]);
      assert.equal(standIn.requests.length, 3);
    });

    it('may speak TLS itself', async () => {
      const identity = await makeServerIdentity();
      const proxy = await start({ identity, login });
      const trusted = [...certificates, identity.authority];
      await askForToken(url, { certificates: trusted, httpsProxy: withLogin(proxy.url, login) });
      assert.equal(proxy.tunnels.length, 1);
    });

    it('still lets a wrong certificate of the host be noticed', async () => {
      const proxy = await start();
      const { failure } = await askInVain(url, { httpsProxy: proxy.url });
      assert.equal(failure.problem, 'tls-untrusted');
      assert.deepEqual([proxy.tunnels.length, standIn.requests.length], [1, 0]);
    });
  });

  describe('that wants a login', () => {
    it('gets that of its address', async () => {
      const proxy = await start({ login });
      await askForToken(url, { certificates, httpsProxy: withLogin(proxy.url, login) });
      assert.deepEqual([proxy.tunnels.length, proxy.refusals], [1, 0]);
    });

    it('gets that of the setting', async () => {
      const proxy = await start({ login });
      await askForToken(url, { certificates, httpsProxy: proxy.url, proxyAuthorization: basic(login) });
      assert.deepEqual([proxy.tunnels.length, proxy.refusals], [1, 0]);
    });

    it('gets nothing of that through to the host', async () => {
      const proxy = await start({ login });
      await askForToken(url, { certificates, httpsProxy: withLogin(proxy.url, login) });
      assert.deepEqual(
        Object.keys(standIn.requests[0]?.headers ?? {}).filter((name) => name.startsWith('proxy')),
        [],
      );
    });
  });

  describe('that is not to be used', () => {
    it('is not, for an exception', async () => {
      const proxy = await start();
      await askForToken(url, { certificates, httpsProxy: proxy.url, noProxy: '.example,127.0.0.1' });
      assert.deepEqual([proxy.tunnels.length, standIn.requests.length], [0, 1]);
    });

    it('is not, when VS Code is to use none', async () => {
      const proxy = await start();
      const proxies = proxiesFrom({ proxySupport: 'off', proxy: proxy.url }, { HTTPS_PROXY: proxy.url });
      await askForToken(url, { certificates, ...proxies });
      assert.deepEqual([proxy.tunnels.length, standIn.requests.length], [0, 1]);
    });
  });

  describe('that does not let us through', () => {
    type Row = [
      name: string,
      start: () => Promise<{ readonly url: string; readonly authorization?: string }>,
      problem: ConnectionProblem,
      code: string,
      finding: FindingCode,
    ];
    const closedPort = async () => {
      const server = createServer();
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      await once(server.close(), 'close');
      return { url: `http://${encodeURIComponent('invented-user')}:invented-pass@127.0.0.1:${port}` };
    };
    const wrongLogin = 'an n:invented-wrong';
    const tlsOver = async (identity: ForwardProxyOptions['identity']) => start(identity ? { identity } : {});
    const table: Row[] = [
      ['is not running', closedPort, 'proxy-unreachable', 'ECONNREFUSED', 'proxy-unreachable'],
      [
        'hangs up',
        async () => {
          const server = createServer((socket) =>
            socket.on('error', () => {}).once('data', () => socket.end()),
          );
          await once(server.listen(0, '127.0.0.1'), 'listening');
          closing.push({ close: async () => void (await once(server.close(), 'close')) });
          return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
        },
        'proxy-unreachable',
        'UND_ERR_SOCKET',
        'proxy-unreachable',
      ],
      ['gets no login', () => start({ login }), 'proxy-needs-login', '407', 'proxy-needs-login'],
      [
        'gets a wrong login in its address',
        async () => ({ url: withLogin((await start({ login })).url, wrongLogin) }),
        'proxy-needs-login',
        '407',
        'proxy-needs-login',
      ],
      [
        'gets a wrong login from the setting',
        async () => ({ url: (await start({ login })).url, authorization: basic(wrongLogin) }),
        'proxy-needs-login',
        '407',
        'proxy-needs-login',
      ],
      ['forbids the host', () => start({ answers: 403 }), 'proxy-refused', '403', 'proxy-refused'],
      ['cannot reach the host', () => start({ answers: 503 }), 'proxy-refused', '503', 'proxy-refused'],
      [
        'shows a certificate nobody vouches for',
        async () => tlsOver(await makeServerIdentity()),
        'proxy-untrusted',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        'proxy-untrusted',
      ],
      [
        'speaks no TLS though its address says so',
        async () => ({ url: (await start()).url.replace('http:', 'https:') }),
        'proxy-untrusted',
        'ERR_SSL_WRONG_VERSION_NUMBER',
        'proxy-untrusted',
      ],
      [
        'is of another kind',
        async () => ({ url: 'socks5://ann:invented-pass@127.0.0.1:1080' }),
        'proxy-not-usable',
        'ERR_INVALID_ARG_VALUE',
        'proxy-unreachable',
      ],
    ];

    for (const [name, begin, problem, code, findingCode] of table) {
      it(`because it ${name}: ${problem}`, async () => {
        const proxy = await begin();
        const { failure, finding } = await askInVain(url, {
          certificates,
          httpsProxy: proxy.url,
          proxyAuthorization: proxy.authorization,
        });
        const host = problem === 'proxy-not-usable' ? {} : { proxy: new URL(proxy.url).host };
        assert.deepEqual(failure, { kind: 'connection', problem, url, code, ...host });
        assert.deepEqual([finding.code, finding.certainty], [findingCode, 'confirmed']);
        assert.equal(standIn.requests.length, 0);
        assert.doesNotMatch(JSON.stringify([failure, finding]), /invented-|Basic|an n|an%20n/);
      });
    }

    it('because its certificate is for another name: proxy-untrusted', async () => {
      const identity = await makeServerIdentity('wrongName');
      const proxy = await start({ identity });
      const trusted = [...certificates, identity.authority];
      const { failure } = await askInVain(url, { certificates: trusted, httpsProxy: proxy.url });
      assert.deepEqual([failure.problem, failure.code], ['proxy-untrusted', 'ERR_TLS_CERT_ALTNAME_INVALID']);
    });

    it('because its name cannot be found: proxy-unreachable', async () => {
      const httpsProxy = 'http://proxy.invalid:8080';
      const { failure } = await askInVain('https://cxone.invalid/token', { httpsProxy });
      assert.deepEqual([failure.problem, failure.proxy], ['proxy-unreachable', 'proxy.invalid:8080']);
    });

    it('because it never answers: proxy-unreachable, before the whole time is over', async () => {
      const server = await StallingServer.start();
      closing.push(server);
      const network = createNetwork('unit test', 50);
      const route = { certificates, httpsProxy: new URL(server.url).origin };
      const { failure } = await askInVain(url, route, { network });
      assert.deepEqual([failure.problem, failure.code], ['proxy-unreachable', 'UND_ERR_HEADERS_TIMEOUT']);
    });

    it('yet, and the user cancels: that ends it, and says nothing but that', async () => {
      const server = await StallingServer.start();
      closing.push(server);
      const cancelling = new AbortController();
      const reason = new Error('cancelled by the user');
      const route = { certificates, httpsProxy: new URL(server.url).origin };
      const answer = ask(url, { route, signal: cancelling.signal });
      await Promise.race([server.asked, answer]);
      cancelling.abort(reason);
      await assert.rejects(answer, (error) => error === reason);
    });
  });
});
