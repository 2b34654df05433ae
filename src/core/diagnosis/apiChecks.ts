import type { TenantHome } from '../cxone/tenantHome';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import type { Tenant } from '../tenants/tenant';
import type { Token } from '../token/token';
import { apiFindings, clockFindings } from './apiRules';
import type { Journal } from './check';
import { failed } from './hostChecks';
import type { DiagnosisPorts } from './ports';
import { quotable } from './serverText';

/** Asks CXone where the tenant lives; resolves to the API base URL it names. */
export async function checkPlace(
  journal: Journal,
  tenant: Tenant,
  home: TenantHome,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  let apiBaseUrl: string | undefined;
  await journal.check(t('Tenant discovery'), async () => {
    const place = await ports.findPlace(home, signal);
    if (!place.ok) return { outcome: 'failed', detail: t('CXone did not say where the tenant is.') };
    apiBaseUrl = place.apiBaseUrl;
    const detail = t('Its API is at {0}.', place.apiBaseUrl);
    const { area } = place;
    const findings = area && tenant.region && area !== tenant.region ? [elsewhere(tenant, area)] : [];
    return { outcome: findings.length > 0 ? 'failed' : 'passed', detail, findings };
  });
  return apiBaseUrl;
}

/** Uses the token once, for the API's time. */
export async function checkApi(
  journal: Journal,
  apiBaseUrl: string | undefined,
  token: Token,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<void> {
  if (!apiBaseUrl) return;
  await journal.check(t('The token at the API'), async () => {
    const answer = await ports.askServerTime(apiBaseUrl, token, signal);
    if (!answer.ok) {
      const tenant = { name: t('The API') } as Tenant;
      return failed(answer.failure, { tenant, credentials: {} }, '');
    }
    const { status, time, correlationId } = answer;
    const reason = quotable(answer.reason, { accessToken: token.accessToken });
    const findings = [...apiFindings(answer, reason), ...clockFindings(time, ports.now())];
    const reference = correlationId
      ? t(' Its correlation id is {0}.', quotable(correlationId, {}) ?? '')
      : '';
    const detail = t('The API answered with status {0}.', status) + reference;
    return { outcome: status === 200 ? 'passed' : 'failed', detail, findings };
  });
}

function elsewhere(tenant: Tenant, area: string): Finding {
  return {
    ...confirmed(
      'wrong-region',
      t('CXone says that {0} is in region {1}, not {2}.', tenant.name, area, tenant.region ?? ''),
      t('Getting a token works in any region of the cloud, but API calls go to the host of the region.'),
      t('Set the region of the tenant to {0}.', area),
      { kind: 'change-tenant', change: { region: area } },
    ),
    severity: 'warning',
  };
}
