import { confirmed, type Finding, type FindingCode } from '../finding';
import { t } from '../l10n';
import { credentialLabel } from '../tenants/credentialLabels';
import type { Credentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';
import type { Evidence, FailureEvidence } from './evidence';
import { explain } from './explain';
import { hostCauses, hostHints } from './hostRules';
import { pasteFindings } from './pasteRules';
import { secretShape } from './secretShape';
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
  const ofPaste = pasteFindings(tenant, credentials).map((each) => ({ ...each, severity: 'error' as const }));
  const ofSpaces = ofPaste.length > 0 ? [] : spacesInSecrets(tenant, credentials);
  return [...ofHost, ...ofPaste, ...ofSpaces, ...environmentCauses(evidence)];
}

/** A space may belong to an id, and hardly ever to a secret: worth a word only after a server refused it. */
function spacesInSecrets(tenant: Tenant, credentials: Credentials): readonly Finding[] {
  const names = (['clientSecret', 'accessKeySecret'] as const).filter((name) => {
    const secret = credentials[name];
    return secret && secretShape(secret).hasWhiteSpaceInside;
  });
  return names.map((name) => ({
    ...confirmed(
      'secret-has-whitespace',
      t('The {0} of {1} has a space in it.', credentialLabel(name), tenant.name),
      t('The server refused it, and secrets have no spaces as a rule.'),
      t('Enter the {0} again with "CXone: Edit Tenant", without the space.', credentialLabel(name)),
      { kind: 'enter-credentials', names: [name] },
    ),
    certainty: 'likely',
  }));
}
