import type { Finding, FindingCode } from '../finding';
import type { Evidence, FailureEvidence } from './evidence';
import { explain } from './explain';
import { hostCauses, hostHints } from './hostRules';
import { pasteFindings } from './pasteRules';
import { environmentCauses } from './tenantRules';

/** What a server says when it did judge the credentials: only then their shape may be the cause. */
const aboutCredentials: ReadonlySet<FindingCode> = new Set([
  'client-rejected',
  'access-key-rejected',
  'credentials-rejected',
  'body-not-form',
]);

/** Everything that explains a failed attempt, best first: causes behind what was seen, what was seen, hints. */
export function findingsOf(evidence: Evidence): readonly [Finding, ...Finding[]] {
  const seen = explain(evidence);
  if ('missing' in evidence) return [seen];
  const [first = seen, ...others] = [...causesBehind(evidence, seen), seen, ...hostHints(evidence)];
  return [first, ...others];
}

function causesBehind(evidence: FailureEvidence, { code }: Finding): readonly Finding[] {
  const { tenant, credentials = {} } = evidence;
  const ofHost = hostCauses(evidence);
  if (!aboutCredentials.has(code)) return ofHost;
  const ofPaste = pasteFindings(tenant, credentials).filter(({ certainty }) => certainty !== 'possible');
  return [...ofHost, ...ofPaste, ...environmentCauses(evidence)];
}
