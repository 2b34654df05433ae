import type { Finding } from '../finding';
import type { TokenTimes } from './token';

/** Within this much of its end a token is called "ending soon". */
export const endingSoonMs = 5 * 60 * 1000;

const minuteMs = 60 * 1000;

export type TokenState =
  | { readonly kind: 'none' }
  | { readonly kind: 'valid' | 'ending-soon'; readonly minutesLeft: number; readonly endsAt: number }
  | { readonly kind: 'ended'; readonly endsAt: number }
  | { readonly kind: 'failed'; readonly finding: Finding };

/** What to show for a tenant: a failure newer than the token wins over it. */
export function tokenState(
  times: TokenTimes | undefined,
  failure: Finding | undefined,
  now: number,
): TokenState {
  if (failure) return { kind: 'failed', finding: failure };
  if (!times) return { kind: 'none' };
  const { endsAt } = times;
  if (now >= endsAt) return { kind: 'ended', endsAt };
  const minutesLeft = Math.ceil((endsAt - now) / minuteMs);
  return { kind: endsAt - now <= endingSoonMs ? 'ending-soon' : 'valid', minutesLeft, endsAt };
}

/** Milliseconds until `tokenState` changes what it says; undefined when time alone changes nothing. */
export function untilNextChange(times: TokenTimes | undefined, now: number): number | undefined {
  if (!times || now >= times.endsAt) return undefined;
  const left = times.endsAt - now;
  return left % minuteMs || minuteMs;
}
