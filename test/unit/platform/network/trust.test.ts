import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionProblem } from '../../../../src/core/cxone/failure';
import type { Finding } from '../../../../src/core/finding';
import { createNetwork } from '../../../../src/network';
import { readSystemCertificates } from '../../../../src/platform/network/systemCertificates';
import type { CertificateFlaw } from '../../../cxone/certificates';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { ask, askForToken, askInVain } from './asking';

describe('a server with TLS', () => {
  const started: StandIn[] = [];
  const start = async (tls: boolean | CertificateFlaw): Promise<StandIn & { readonly authority: string }> => {
    const standIn = await startStandIn({ tls });
    started.push(standIn);
    return standIn as StandIn & { readonly authority: string };
  };
  afterEach(async () => {
    for (const each of started.splice(0)) await each.close();
  });

  it('is trusted when the system trusts its authority', async () => {
    const standIn = await start(true);
    const folder = await mkdtemp(join(tmpdir(), 'cxone-authorities-'));
    const bundle = join(folder, 'bundle.pem');
    await writeFile(bundle, `# authorities of the house\n${standIn.authority}`);
    const certificates = await readSystemCertificates('linux', { SSL_CERT_FILE: bundle });
    await askForToken(standIn.platformTokenUrl, { certificates });
    await rm(folder, { recursive: true });
  });

  type Row = [
    name: string,
    tls: boolean | CertificateFlaw,
    trusts: 'its authority' | 'another' | 'nobody',
    problem: ConnectionProblem,
    finding: Finding['code'],
  ];
  const table: Row[] = [
    ['nobody vouches for it', true, 'nobody', 'tls-untrusted', 'tls-untrusted'],
    ['only another authority is trusted', true, 'another', 'tls-untrusted', 'tls-untrusted'],
    ['it vouches for itself', 'selfSigned', 'another', 'tls-untrusted', 'tls-untrusted'],
    ['its certificate has expired', 'expired', 'its authority', 'tls-expired', 'tls-expired'],
    ['its certificate is not valid yet', 'notYetValid', 'its authority', 'tls-expired', 'tls-expired'],
    [
      'its certificate is for another name',
      'wrongName',
      'its authority',
      'tls-name-mismatch',
      'tls-name-mismatch',
    ],
  ];
  for (const [name, tls, trusts, problem, code] of table) {
    it(`gets no request when ${name}: ${problem}`, async () => {
      const standIn = await start(tls);
      const other = trusts === 'another' ? await start(true) : standIn;
      const certificates = trusts === 'nobody' ? [] : [other.authority];
      const { failure, finding } = await askInVain(standIn.platformTokenUrl, { certificates });
      assert.equal(failure.problem, problem);
      assert.deepEqual([finding.code, finding.certainty], [code, 'confirmed']);
      assert.equal(standIn.requests.length, 0);
    });
  }

  it('that vouches for itself is trusted when it is told apart from others', async () => {
    const standIn = await start('selfSigned');
    await askForToken(standIn.platformTokenUrl, { certificates: [standIn.authority] });
  });

  it('that speaks plain http is not called untrusted for sure', async () => {
    const plain = await startStandIn();
    started.push(plain);
    const { failure, finding } = await askInVain(plain.platformTokenUrl.replace('http:', 'https:'));
    assert.equal(failure.problem, 'tls-failed');
    assert.deepEqual([finding.code, finding.certainty], ['tls-untrusted', 'possible']);
    assert.doesNotMatch(finding.title, /certificate/);
  });

  it('is trusted no longer once its authority is taken away', async () => {
    const network = createNetwork('unit test');
    const standIn = await start(true);
    const url = standIn.platformTokenUrl;
    assert.ok((await ask(url, { network, route: { certificates: [standIn.authority] } })).ok);
    assert.ok(!(await ask(url, { network })).ok);
    assert.equal(standIn.requests.length, 1);
  });
});
