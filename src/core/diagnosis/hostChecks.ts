import type { Failure } from '../cxone/failure';
import { lookAlikeOf } from '../cxone/hosts';
import { t } from '../l10n';
import type { Credentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';
import { clockFindings } from './apiRules';
import type { Journal, Seen } from './check';
import type { DiagnosisRequest } from './diagnose';
import { findingsOf } from './findings';
import { pasteFindings } from './pasteRules';
import type { DiagnosisPorts } from './ports';

interface About {
  readonly tenant: Tenant;
  readonly credentials: Credentials;
}

/** Looks at the shape of what was pasted. A strange shape is no proof, so it only warns until a server objects. */
export function checkPasted(journal: Journal, { tenant, credentials }: DiagnosisRequest): Promise<boolean> {
  return journal.check(t('Credentials as they are stored'), async () => {
    const findings = pasteFindings(tenant, credentials);
    const detail = findings.map(({ title }) => title).join(' ') || t('Nothing unusual in their form.');
    const remarks = findings.map((finding) => ({ ...finding, severity: 'warning' as const }));
    return { outcome: findings.length > 0 ? 'failed' : 'passed', detail, findings: remarks };
  });
}

/** Looks up the host, and its look-alike where it does not exist. Behind a proxy, the proxy does that. */
export function checkLookup(
  journal: Journal,
  url: string,
  about: About,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const { hostname } = new URL(url);
  return journal.check(t('Name of the host'), async () => {
    const proxy = ports.proxyOf(url);
    if (proxy && typeof proxy !== 'string') return failed(proxy.failure, about, '');
    if (proxy)
      return { outcome: 'passed', detail: t('{0} is reached through the proxy {1}.', hostname, proxy) };
    const addresses = await ports.lookUp(url, signal);
    if (!('ok' in addresses)) {
      return {
        outcome: 'passed',
        detail: t('{0} exists, at {1}.', hostname, addresses.slice(0, 2).join(', ')),
      };
    }
    const lookAlike = lookAlikeOf(hostname);
    const other =
      lookAlike && !('ok' in (await ports.lookUp(`https://${lookAlike}`, signal))) ? lookAlike : undefined;
    return failed(
      addresses.failure,
      about,
      other ? t('{0} does not exist, but {1} does.', hostname, other) : '',
    );
  });
}

/** Looks at the certificate, where there is one to look at from here. */
export async function checkTls(
  journal: Journal,
  url: string,
  about: About,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const title = t('Connection and certificate');
  if (ports.proxyOf(url)) return true;
  return journal.check(title, async () => {
    const { failure, chain, validTo } = await ports.shakeHands(url, signal);
    const served = chain.length > 0 ? t('Served: {0}.', chain.join(' ← ')) : '';
    if (failure) return failed(failure, about, served);
    if (chain.length === 0)
      return { outcome: 'passed', detail: t('Connected; this address needs no certificate.') };
    const until =
      validTo === undefined ? '' : t(' It is valid until {0}.', new Date(validTo).toISOString().slice(0, 10));
    return { outcome: 'passed', detail: served + until };
  });
}

/** Reads the issuer's discovery document, and its clock while at it. */
export function checkDiscovery(
  journal: Journal,
  issuer: string,
  about: About,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<boolean> {
  return journal.check(t('Discovery of the issuer'), async () => {
    const discovery = await ports.discover(issuer, signal);
    if (!discovery.ok) return failed(discovery.failure, about, '');
    const detail = t('Its token endpoint is {0}.', discovery.document.tokenUrl);
    return { outcome: 'passed', detail, findings: clockFindings(discovery.date, ports.now()) };
  });
}

/** What a failure looks like in the report. */
export function failed(failure: Failure, about: About, detail: string): Seen {
  const findings = findingsOf({ ...about, failure });
  return { outcome: 'failed', detail: detail || findings[0].title, findings };
}
