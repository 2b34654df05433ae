import type { Failure } from '../cxone/failure';
import { type Finding, FindingError, isFindingError } from '../finding';

/** True for every `TokenFailure`, of whichever bundle. */
export function isTokenFailure(error: unknown): error is TokenFailure {
  return isFindingError(error) && 'findings' in error;
}

/** An attempt to get a token that failed, with everything that explains it and the evidence. */
export class TokenFailure extends FindingError {
  constructor(
    /** Best first; the first is what is shown. */
    readonly findings: readonly [Finding, ...Finding[]],
    readonly failure: Failure | undefined,
    tenantId: string,
  ) {
    super(findings[0], { tenantId });
  }
}
