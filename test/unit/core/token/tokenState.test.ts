import assert from 'node:assert/strict';
import { confirmed } from '../../../../src/core/finding';
import { endingSoonMs, tokenState, untilNextChange } from '../../../../src/core/token/tokenState';

const obtainedAt = Date.UTC(2030, 0, 1);
const minute = 60_000;
const times = { obtainedAt, endsAt: obtainedAt + 60 * minute };
const { endsAt } = times;
const kinds = (moment: number) =>
  [-1, 0, 1].map((offset) => tokenState(times, undefined, moment + offset).kind);

describe('tokenState', () => {
  it('is a failure whenever there is one', () => {
    const finding = confirmed('offline', 'title', 'detail', 'fix');
    for (const token of [undefined, times])
      assert.deepEqual(tokenState(token, finding, endsAt - 1), { kind: 'failed', finding });
  });

  it('is none without a token', () =>
    assert.deepEqual(tokenState(undefined, undefined, 0), { kind: 'none' }));

  it('ends exactly at the end', () => assert.deepEqual(kinds(endsAt), ['ending-soon', 'ended', 'ended']));

  it('ends soon exactly from the margin on', () => {
    assert.deepEqual(kinds(endsAt - endingSoonMs), ['valid', 'ending-soon', 'ending-soon']);
  });

  it('rounds the minutes left up, so that it says 1 until the very end', () => {
    const left = [60 * minute, 60 * minute - 1, minute + 1, minute, 1];
    const shown = left.map((ms) => {
      const state = tokenState(times, undefined, endsAt - ms);
      return 'minutesLeft' in state ? state.minutesLeft : undefined;
    });
    assert.deepEqual(shown, [60, 60, 2, 1, 1]);
  });
});

describe('untilNextChange', () => {
  it('is nothing without a token and after its end', () => {
    assert.deepEqual(
      [untilNextChange(undefined, 0), untilNextChange(times, endsAt), untilNextChange(times, endsAt + 1)],
      [undefined, undefined, undefined],
    );
  });

  it('names the very millisecond at which the state says something else', () => {
    const starts = [
      60 * minute,
      60 * minute - 1,
      5 * minute + 1,
      5 * minute,
      2 * minute - 1,
      minute + 1,
      minute,
      1,
    ];
    for (const left of starts) {
      const now = endsAt - left;
      const wait = untilNextChange(times, now) ?? Number.NaN;
      const at = (moment: number) => tokenState(times, undefined, moment);
      assert.deepEqual(at(now + wait - 1), at(now), `${left} ms before the end`);
      assert.notDeepEqual(at(now + wait), at(now), `${left} ms before the end`);
    }
  });
});
