import { connectionFailure, type Failure, withoutQuery } from './failure';
import { isAllowedUrl } from './url';

/** A step that failed with evidence. */
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

/** Runs work that talks to a URL; what it throws becomes a failure, unless the caller cancelled. */
export async function attempt<T>(
  url: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | Failed> {
  if (!isAllowedUrl(url)) return notAllowed(url);
  try {
    return await work();
  } catch (error) {
    if (signal.aborted && !isTimeout(signal)) throw error;
    return { ok: false, failure: connectionFailure(error, url) };
  }
}

/** True when the whole-request time limit, not the user, ended the request. */
export function isTimeout(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
}

/** Credentials go to https addresses only, or to this machine. */
function notAllowed(url: string): Failed {
  const shown = URL.canParse(url) ? withoutQuery(url) : '';
  return { ok: false, failure: { kind: 'no-token-endpoint', url: shown, problem: 'url-not-allowed' } };
}
