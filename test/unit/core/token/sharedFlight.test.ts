import assert from 'node:assert/strict';
import { SharedFlight } from '../../../../src/core/token/sharedFlight';

/** Work that ends when the test says so, and hears of its abortion. */
class Work {
  signal = new AbortController().signal;
  started = 0;
  resolve: (value: string) => void = () => {};
  reject: (error: unknown) => void = () => {};

  readonly start = (signal: AbortSignal) => {
    this.started++;
    this.signal = signal;
    return new Promise<string>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
}

describe('SharedFlight', () => {
  let work: Work;
  let flight: SharedFlight<string>;

  beforeEach(() => {
    work = new Work();
    flight = new SharedFlight(work.start);
  });

  it('shares a failure with everybody', async () => {
    const callers = [flight.join(), flight.join()];
    const failure = new Error('invented');
    work.reject(failure);
    const outcomes = await Promise.allSettled(callers);
    assert.deepEqual(outcomes, [
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ]);
    await flight.settled;
  });

  it('shares a result and works once', async () => {
    const callers = [flight.join(), flight.join(new AbortController().signal)];
    work.resolve('done');
    assert.deepEqual([await Promise.all(callers), work.started], [['done', 'done'], 1]);
    await flight.settled;
  });

  it('goes on for the others when one cancels', async () => {
    const leaving = new AbortController();
    const [left, stays] = [flight.join(leaving.signal), flight.join()];
    const reason = new Error('cancelled');
    leaving.abort(reason);
    await assert.rejects(left, reason);
    assert.deepEqual([work.signal.aborted, flight.isJoinable], [false, true]);
    work.resolve('done');
    assert.equal(await stays, 'done');
  });

  it('is aborted when all have cancelled, and nobody can join it any more', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const callers = [flight.join(one.signal), flight.join(other.signal)];
    one.abort(new Error('first'));
    const last = new Error('last');
    other.abort(last);
    const outcomes = await Promise.allSettled(callers);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.message),
      ['first', 'last'],
    );
    assert.deepEqual([work.signal.reason, flight.isJoinable], [last, false]);
    await flight.settled;
  });

  it('refuses a caller who cancelled before joining, without touching the others', async () => {
    const stays = flight.join();
    const reason = new Error('too late');
    await assert.rejects(flight.join(AbortSignal.abort(reason)), reason);
    assert.equal(work.signal.aborted, false);
    work.resolve('done');
    assert.equal(await stays, 'done');
  });

  it('counts a caller who cancels twice once', async () => {
    const leaving = new AbortController();
    const left = flight.join(leaving.signal);
    const stays = flight.join();
    leaving.abort(new Error('cancelled'));
    leaving.signal.dispatchEvent(new Event('abort'));
    await assert.rejects(left);
    assert.equal(work.signal.aborted, false);
    work.resolve('done');
    await stays;
  });

  it('keeps no listener on the signal of a caller who got the result', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      return addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      return removeEventListener.apply(signal, args);
    };
    const joined = flight.join(signal);
    assert.equal(listeners, 1);
    work.resolve('done');
    await joined;
    await new Promise(setImmediate);
    assert.equal(listeners, 0);
  });
});
