import assert from 'node:assert/strict';
import { diagnose, verdict } from '../../../../src/core/diagnosis/diagnose';
import type { DiagnosisPorts } from '../../../../src/core/diagnosis/ports';
import { Secret } from '../../../../src/core/secret';
import { credentialsOf, sampleTenant } from '../samples';

const issuer = 'https://issuer.example';
const request = {
  tenant: sampleTenant({ region: 'na1' }),
  endpoint: { issuer },
  credentials: credentialsOf(),
  apiBaseUrl: 'https://api.example',
};
const token = { accessToken: new Secret('invented'), obtainedAt: 0, endsAt: 3_600_000 };

/** Everything works, save for what is given. */
function ports(others: Partial<DiagnosisPorts> = {}): DiagnosisPorts {
  return {
    now: () => 0,
    proxyOf: () => undefined,
    lookUp: async () => ['192.0.2.1'],
    shakeHands: async () => ({ chain: ['issuer.example'] }),
    discover: async () => ({ ok: true, document: { issuer, tokenUrl: `${issuer}/auth/token` } }),
    getToken: async () => ({ ok: true, token }),
    tryOtherAuthentication: async () => undefined,
    findPlace: async () => ({ ok: true, apiBaseUrl: 'https://api.example', area: 'na1' }),
    askServerTime: async () => ({ ok: true, url: 'https://api.example', status: 200, lacksAccept: false }),
    ...others,
  };
}

describe('diagnose', () => {
  for (const step of ['lookUp', 'shakeHands', 'discover', 'getToken', 'askServerTime'] as const) {
    it(`ends at once when it is cancelled in ${step}`, async () => {
      const controller = new AbortController();
      const hang = () =>
        new Promise<never>((_, reject) => {
          controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
          controller.abort(new Error('cancelled'));
        });
      await assert.rejects(diagnose(request, ports({ [step]: hang }), controller.signal), /cancelled/);
    });
  }

  it('stops where going on can tell nothing more', async () => {
    const failure = {
      kind: 'connection',
      problem: 'host-not-found',
      url: issuer,
      code: 'ENOTFOUND',
    } as const;
    const never = () => assert.fail('it went on');
    const blocked = { shakeHands: never, discover: never, getToken: never };
    const lookUp = async () => ({ ok: false, failure }) as const;
    const diagnosis = await diagnose(request, ports({ lookUp, ...blocked }), new AbortController().signal);
    assert.deepEqual(
      diagnosis.findings.map(({ code }) => code),
      ['host-not-found'],
    );
    assert.deepEqual(
      diagnosis.checks.map(({ outcome }) => outcome),
      ['passed', 'failed'],
    );
  });

  it('says that everything works, with each check it made', async () => {
    const steps: string[] = [];
    const signal = new AbortController().signal;
    const diagnosis = await diagnose(request, ports(), signal, (step) => steps.push(step));
    assert.equal(verdict(diagnosis, request.tenant), 'Acme works: every check passed.');
    assert.deepEqual(
      diagnosis.checks.map(({ title }) => title),
      steps,
    );
  });
});
