import assert from 'node:assert/strict';
import { isFresh, tokenFrom } from '../../../../src/core/token/token';
import { unsignedJwt } from '../samples';

const now = Date.UTC(2030, 0, 1);
const nowSeconds = now / 1000;
const minute = 60_000;

describe('tokenFrom', () => {
  const lifetimeOf = (accessToken: string, expiresInSeconds?: number) => {
    const answer = { accessToken, ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }) };
    const { obtainedAt, endsAt } = tokenFrom(answer, now);
    assert.equal(obtainedAt, now);
    return endsAt - obtainedAt;
  };

  const nonsense: Record<string, string> = {
    'an opaque token': 'invented-opaque-token',
    'a payload that is not JSON': `x.${Buffer.from('{').toString('base64url')}.x`,
    'a payload that is null': unsignedJwt(null),
    'a payload that is a list': unsignedJwt([1]),
    'no exp': unsignedJwt({ iat: nowSeconds }),
    'an exp that is text': unsignedJwt({ exp: String(nowSeconds + 60) }),
    'an exp before iat': unsignedJwt({ iat: nowSeconds, exp: nowSeconds - 1 }),
    'an exp equal to iat': unsignedJwt({ iat: nowSeconds, exp: nowSeconds }),
    'an exp in the past without iat': unsignedJwt({ exp: nowSeconds - 1 }),
  };
  for (const [name, accessToken] of Object.entries(nonsense)) {
    it(`assumes 30 minutes for ${name}`, () => assert.equal(lifetimeOf(accessToken), 30 * minute));
  }

  it('trusts expires_in before the claims', () => {
    assert.equal(lifetimeOf(unsignedJwt({ iat: nowSeconds, exp: nowSeconds + 600 }), 120), 120_000);
  });

  it('takes an expires_in of 0 at its word', () => assert.equal(lifetimeOf('opaque', 0), 0));

  it('takes exp - iat in the time of the server, however wrong the local clock', () => {
    for (const skew of [-86_400, 0, 86_400]) {
      const iat = nowSeconds + skew;
      assert.equal(lifetimeOf(unsignedJwt({ iat, exp: iat + 3600 })), 60 * minute);
    }
  });

  it('takes what is left until exp where there is no iat', () => {
    assert.equal(lifetimeOf(unsignedJwt({ exp: nowSeconds + 90 })), 90_000);
  });

  it('ends at a valid date, however long the server promises', () => {
    for (const seconds of [Number.POSITIVE_INFINITY, Number.MAX_VALUE, 1e15]) {
      const { endsAt } = tokenFrom({ accessToken: 'opaque', expiresInSeconds: seconds }, now);
      assert.ok(new Date(endsAt).getUTCFullYear() >= 2031, String(endsAt));
    }
  });

  it('hides the token', () => {
    const token = tokenFrom({ accessToken: 'invented-opaque' }, now);
    assert.doesNotMatch(JSON.stringify(token), /invented/);
    assert.equal(token.accessToken.reveal(), 'invented-opaque');
  });
});

describe('isFresh', () => {
  const hour = { obtainedAt: now, endsAt: now + 60 * minute };
  const margin = 5 * minute;
  const around = (moment: number, times: typeof hour, renewAheadMs: number) =>
    [-1, 0, 1].map((offset) => isFresh(times, moment + offset, renewAheadMs));

  it('ends exactly at the renew margin', () => {
    assert.deepEqual(around(hour.endsAt - margin, hour, margin), [true, false, false]);
  });

  it('ends exactly at the end of the token where there is no margin', () => {
    assert.deepEqual(around(hour.endsAt, hour, 0), [true, false, false]);
  });

  it('never outlives the token, also with a negative margin', () => {
    assert.deepEqual(around(hour.endsAt, hour, -margin), [true, false, false]);
  });

  it('is over after the end', () => assert.equal(isFresh(hour, hour.endsAt + 1, margin), false));

  it('starts exactly at the receipt, so that a clock that was set back makes a token stale', () => {
    assert.deepEqual(around(hour.obtainedAt, hour, margin), [false, true, true]);
  });

  it('lasts half the life of a token that lives shorter than the margin', () => {
    const short = { obtainedAt: now, endsAt: now + 2 * minute };
    assert.deepEqual(around(now + minute, short, margin), [true, false, false]);
  });

  it('keeps the whole margin exactly as long as it is at most half the life', () => {
    const twice = { obtainedAt: now, endsAt: now + 2 * margin };
    assert.deepEqual(around(now + margin, twice, margin), [true, false, false]);
  });

  it('is never true of a token without any life', () => {
    assert.deepEqual(around(now, { obtainedAt: now, endsAt: now }, margin), [false, false, false]);
  });
});
