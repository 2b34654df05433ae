import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import {
  readExtraCertificates,
  readSystemCertificates,
} from '../../../../src/platform/network/systemCertificates';
import { makeServerIdentity } from '../../../cxone/certificates';

const compact = (pems: readonly string[]) => pems.map((pem) => pem.replace(/\s/g, ''));

describe("the system's certificate authorities", () => {
  let folder: string;
  let authority: string;
  let another: string;
  let expired: string;

  before(async () => {
    authority = (await makeServerIdentity()).authority;
    another = (await makeServerIdentity()).authority;
    expired = (await makeServerIdentity('expired')).certificate;
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cxone-authorities-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const read = async (environment: NodeJS.ProcessEnv) =>
    compact(await readSystemCertificates('linux', environment));

  it('are read from the file that SSL_CERT_FILE names, comments and line ends left aside', async () => {
    const windowsText = `# ours\r\n${another.replace(/\n/g, '\r\n')}`;
    const file = await write('bundle.pem', `text\n${authority}\n${windowsText}`);
    assert.deepEqual(await read({ SSL_CERT_FILE: file }), compact([authority, another]));
  });

  it('are read from all folders that SSL_CERT_DIR names', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    for (const each of [one, two, join(one, 'folder.pem')]) await mkdir(each);
    await write('one/a.crt', authority);
    await write('one/README', 'no certificate');
    await write('two/0a1b2c3d.0', another);
    const empty = await write('empty.pem', '');
    const environment = { SSL_CERT_FILE: empty, SSL_CERT_DIR: [one, '', two].join(delimiter) };
    assert.deepEqual((await read(environment)).sort(), compact([authority, another]).sort());
  });

  it("leave out what is twice, Node's own, out of date, or broken", async () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const texts = [expired, broken, authority, authority, rootCertificates[0], '-----BEGIN CERTIFICATE-----'];
    const file = await write('bundle.pem', texts.join('\n'));
    assert.deepEqual(await read({ SSL_CERT_FILE: file }), compact([authority]));
  });

  it('say so when the place that was named cannot be read', async () => {
    await assert.rejects(read({ SSL_CERT_FILE: join(folder, 'none.pem') }), { code: 'ENOENT' });
    const file = await write('bundle.pem', authority);
    const environment = { SSL_CERT_FILE: file, SSL_CERT_DIR: join(folder, 'none') };
    await assert.rejects(read(environment), { code: 'ENOENT' });
  });

  it('can be read on this machine, by its own means', async () => {
    for (const pem of await readSystemCertificates()) assert.match(pem, /^-----BEGIN CERTIFICATE-----\s/);
  });

  it('come with those of NODE_EXTRA_CA_CERTS where Node does not say them itself', async () => {
    const file = await write('extra.pem', authority);
    const expected = 'getCACertificates' in (await import('node:tls')) ? [] : compact([authority]);
    assert.deepEqual(compact(await readExtraCertificates({ NODE_EXTRA_CA_CERTS: file })), expected);
    assert.deepEqual(await readExtraCertificates({ NODE_EXTRA_CA_CERTS: join(folder, 'none') }), []);
    assert.deepEqual(await readExtraCertificates({}), []);
  });
});
