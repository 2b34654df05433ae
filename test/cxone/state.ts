import type { BehaviourSwitch } from './behaviour';
import type { IssuedTokens } from './issuedTokens';
import type { RecordedRequest } from './recordedRequest';

/** What the endpoints of one stand-in share. */
export interface StandInState {
  readonly origin: string;
  readonly behaviour: BehaviourSwitch;
  readonly issuedTokens: IssuedTokens;
  readonly requests: RecordedRequest[];
}
