import assert from 'node:assert/strict';
import { type StandIn, startStandIn } from '../../../cxone/standIn';
import { askForFailure } from './asking';

describe('a redirect', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.reset());
  after(() => standIn.close());

  for (const at of ['token', 'discovery'] as const) {
    for (const status of [301, 302, 303, 307, 308] as const) {
      it(`of ${at} with ${status} is not followed`, async () => {
        standIn.behave({ fault: { kind: 'redirect', status }, at: [at] });
        const failure = await askForFailure({ endpoint: { issuer: standIn.issuer } });
        assert.ok(failure.kind === 'answer');
        assert.deepEqual(
          [failure.problem, failure.status, failure.locationHost],
          ['redirected', status, '127.0.0.1'],
        );
        const places = standIn.requests.map(({ place }) => place);
        assert.deepEqual(places, at === 'token' ? ['discovery', 'token'] : ['discovery']);
      });
    }
  }

  it('leaves only the host of its target in the evidence', async () => {
    const location = 'https://login.example/invented-path?secret=invented#invented';
    standIn.behave({ fault: { kind: 'redirect', status: 302, location } });
    const failure = await askForFailure({ endpoint: { issuer: standIn.issuer } });
    assert.match(JSON.stringify(failure), /"locationHost":"login\.example"/);
    assert.doesNotMatch(JSON.stringify(failure), /invented/);
  });

  it('to nowhere is a redirect all the same', async () => {
    standIn.behave({ fault: { kind: 'status', status: 302 } });
    const failure = await askForFailure({ endpoint: { issuer: standIn.issuer } });
    assert.ok(failure.kind === 'answer');
    assert.deepEqual([failure.problem, failure.locationHost], ['redirected', undefined]);
  });
});
