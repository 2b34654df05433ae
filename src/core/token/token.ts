import { claimsOf } from '../cxone/jwt';
import { type TenantHome, tenantHomeOf } from '../cxone/tenantHome';
import type { TokenAnswer } from '../cxone/tokenAnswer';
import { Secret } from '../secret';

/** What comes with an access token and outlives it. */
export interface TokenCompanions {
  readonly refreshToken?: Secret;
  /** Where the tenant of the token says where its API is. */
  readonly home?: TenantHome;
}

/** An access token with the local times of its receipt and end, in milliseconds since 1970. */
export interface Token extends TokenTimes, TokenCompanions {
  readonly accessToken: Secret;
}

export interface TokenTimes {
  readonly obtainedAt: number;
  readonly endsAt: number;
}

/** Used when neither the answer nor the token says how long it lasts. */
const assumedLifetimeMs = 30 * 60 * 1000;
/** Longer ones are nonsense, and their end might be no valid date. */
const longestLifetimeMs = 10 * 365 * 24 * 60 * 60 * 1000;

/** A token as received now: it ends after `expires_in`, else after the lifetime in its claims, else after 30 minutes. */
export function tokenFrom(answer: TokenAnswer, now: number): Token {
  const lifetime =
    answer.expiresInSeconds === undefined
      ? claimedLifetimeMs(answer.accessToken, now)
      : answer.expiresInSeconds * 1000;
  const home = tenantHomeOf(answer.idToken);
  return {
    accessToken: new Secret(answer.accessToken),
    obtainedAt: now,
    endsAt: now + Math.min(lifetime ?? assumedLifetimeMs, longestLifetimeMs),
    ...(answer.refreshToken ? { refreshToken: new Secret(answer.refreshToken) } : {}),
    ...(home ? { home } : {}),
  };
}

/** True until `renewAheadMs` before the end; a clock that was set back past the receipt makes a token stale. */
export function isFresh(times: TokenTimes, now: number, renewAheadMs: number): boolean {
  return times.obtainedAt <= now && now < times.endsAt - effectiveMargin(times, renewAheadMs);
}

/** A token that lives shorter than the margin would otherwise never be used twice. */
function effectiveMargin(times: TokenTimes, renewAheadMs: number): number {
  return Math.min(Math.max(renewAheadMs, 0), (times.endsAt - times.obtainedAt) / 2);
}

/** `exp - iat`, both in the server's time, so that a wrong local clock does not matter; else what is left until `exp`. */
function claimedLifetimeMs(accessToken: string, now: number): number | undefined {
  const { exp, iat } = claimsOf(accessToken) ?? {};
  if (typeof exp !== 'number') return undefined;
  const lifetime = exp * 1000 - (typeof iat === 'number' ? iat * 1000 : now);
  return lifetime > 0 ? lifetime : undefined;
}
