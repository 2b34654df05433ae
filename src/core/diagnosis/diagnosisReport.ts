import { environmentLabel } from '../cxone/clouds';
import type { TokenEndpoint } from '../cxone/tokenEndpoint';
import { t } from '../l10n';
import type { Report, Section } from '../report/report';
import type { Tenant } from '../tenants/tenant';
import type { Check } from './check';
import { type Diagnosis, verdict } from './diagnose';

export interface ReportContext {
  readonly tenant: Tenant;
  readonly endpoint: TokenEndpoint;
  /** When the diagnosis ended, as text. */
  readonly time: string;
  /** Names and versions of what took part. */
  readonly versions: readonly (readonly [string, string])[];
}

/** A diagnosis as a report: verdict, findings, what was checked with times, what it was checked with. No secret is in it. */
export function diagnosisReport(diagnosis: Diagnosis, context: ReportContext): Report {
  const { tenant } = context;
  return {
    title: t('Diagnosis of {0}', tenant.name),
    verdict: verdict(diagnosis, tenant),
    findings: diagnosis.findings,
    note: t('Run "CXone: Copy Report for Support" to copy this report as text; there is no secret in it.'),
    sections: [checksSection(diagnosis.checks), tenantSection(context)],
  };
}

function checksSection(checks: readonly Check[]): Section {
  return {
    title: t('What was checked'),
    columns: [t('Check'), t('Result'), t('What was seen'), t('Time')],
    rows: checks.map(({ title, outcome, detail, durationMs }) => [
      title,
      outcomeText(outcome),
      detail,
      t('{0}\u00a0ms', Math.round(durationMs)),
    ]),
  };
}

function outcomeText(outcome: Check['outcome']): string {
  switch (outcome) {
    case 'passed':
      return t('✓\u00a0passed');
    case 'failed':
      return t('✗\u00a0failed');
  }
}

function tenantSection({ tenant, endpoint, time, versions }: ReportContext): Section {
  const address = 'url' in endpoint ? endpoint.url : t('{0}, by its discovery document', endpoint.issuer);
  const rows: (readonly [string, string])[] = [
    [t('Tenant'), tenant.id],
    [t('Method'), tenant.method],
    [t('Cloud'), environmentLabel(tenant.environment)],
    [t('Region'), tenant.region ?? '–'],
    [t('Token endpoint'), address],
    [t('Client authentication'), tenant.clientAuthentication],
    [t('Scope'), tenant.scope ?? '–'],
    [t('Extra headers'), Object.keys(tenant.headers ?? {}).join(', ') || '–'],
    [t('Time'), time],
    ...versions,
  ];
  return {
    title: t('Details'),
    columns: [t('What'), t('Value')],
    rows: rows.map(([name, value]) => [name, { literal: value }]),
  };
}
