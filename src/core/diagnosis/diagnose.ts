import type { TokenEndpoint } from '../cxone/tokenEndpoint';
import type { Finding } from '../finding';
import { t } from '../l10n';
import type { Credentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';
import type { Token } from '../token/token';
import { checkApi, checkPlace } from './apiChecks';
import type { Check } from './check';
import { Journal } from './check';
import { checkDiscovery, checkLookup, checkPasted, checkTls } from './hostChecks';
import type { DiagnosisPorts } from './ports';
import { checkOtherAuthentication, checkToken } from './tokenChecks';

export interface DiagnosisRequest {
  readonly tenant: Tenant;
  readonly endpoint: TokenEndpoint;
  readonly credentials: Credentials;
  /** Where the tenant's API is, as far as that is known before. */
  readonly apiBaseUrl: string | undefined;
}

export interface Diagnosis {
  readonly checks: readonly Check[];
  /** Best first; none when everything works. */
  readonly findings: readonly Finding[];
}

/** Looks at everything between a tenant and its API, in order, and stops where going on can tell nothing more. */
export async function diagnose(
  request: DiagnosisRequest,
  ports: DiagnosisPorts,
  signal: AbortSignal,
  onCheck?: (title: string) => void,
): Promise<Diagnosis> {
  const journal = new Journal(() => ports.now(), onCheck);
  await checkPasted(journal, request);
  if (await reachesEndpoint(journal, request, ports, signal))
    await checkBeyond(journal, request, ports, signal);
  return { checks: journal.checks, findings: journal.findings };
}

/** Each step is a precondition of the next. */
async function reachesEndpoint(
  journal: Journal,
  { endpoint, tenant, credentials }: DiagnosisRequest,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const url = 'url' in endpoint ? endpoint.url : endpoint.issuer;
  const evidence = { tenant, credentials };
  if (!(await checkLookup(journal, url, evidence, ports, signal))) return false;
  if (!(await checkTls(journal, url, evidence, ports, signal))) return false;
  return 'url' in endpoint || checkDiscovery(journal, endpoint.issuer, evidence, ports, signal);
}

async function checkBeyond(
  journal: Journal,
  request: DiagnosisRequest,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<void> {
  const attempt = await checkToken(journal, ports, signal);
  if (!attempt.ok) {
    await checkOtherAuthentication(journal, request.tenant, attempt.failure, ports, signal);
    return;
  }
  await checkApi(
    journal,
    await apiOf(journal, request, attempt.token, ports, signal),
    attempt.token,
    ports,
    signal,
  );
}

async function apiOf(
  journal: Journal,
  { tenant, apiBaseUrl }: DiagnosisRequest,
  token: Token,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const place = token.home ? await checkPlace(journal, tenant, token.home, ports, signal) : undefined;
  return place ?? apiBaseUrl;
}

/** The sentence that a diagnosis comes down to. */
export function verdict({ findings }: Diagnosis, tenant: Tenant): string {
  const [first] = findings;
  if (!first) return t('{0} works: every check passed.', tenant.name);
  return first.severity === 'error'
    ? first.title
    : t('{0} works, with a remark: {1}', tenant.name, first.title);
}
