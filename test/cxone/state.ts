import type { BehaviourSwitch } from './behaviour';
import type { IssuedTokens } from './issuedTokens';
import type { RecordedRequest } from './recordedRequest';

/** What the endpoints of one stand-in share. */
export interface StandInState {
  readonly origin: string;
  readonly behaviour: BehaviourSwitch;
  /** Whether people log in on oidc-provider's own pages, which ask for consent too, instead of CXone's way. */
  readonly asksForConsent: boolean;
  readonly issuedTokens: IssuedTokens;
  readonly requests: RecordedRequest[];
}
