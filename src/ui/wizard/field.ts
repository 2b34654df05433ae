import type { Region } from '../../core/cxone/regions';
import type { Draft } from './draft';
import type { Answer, StepFrame } from './inputs';

/** One thing the wizard asks for. */
export interface Field {
  readonly label: () => string;
  /** False for fields the draft has no use for. */
  applies(draft: Draft): boolean;
  /** True for fields that a new tenant is asked for one after the other; the others wait on the last page. */
  readonly isStep: boolean;
  /** What the last page shows as its value. */
  describe(draft: Draft, regions: readonly Region[]): string;
  ask(frame: StepFrame, draft: Draft, regions: readonly Region[]): Promise<Answer<Draft>>;
}
