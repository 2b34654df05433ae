import { claimsOf } from '../cxone/jwt';
import type { Region } from '../cxone/regions';
import { t } from '../l10n';
import type { Report, Row, Section } from '../report/report';
import type { Method, Tenant } from '../tenants/tenant';
import { ClaimRows, concealTokens, type MomentFormats, momentWords } from './claimRows';
import { endOf, inspectionFindings } from './inspectionFindings';
import type { Token } from './token';

const minuteMs = 60_000;
/** More minutes than this say less than a date. */
const mostMinutes = 120;

export interface InspectionContext {
  /** The id of the tenant of CXone that earlier tokens belonged to, if it was another. */
  readonly earlierTenantId?: string | undefined;
  readonly apiBaseUrl?: string | undefined;
  /** True when CXone's tenant discovery named the API base URL. */
  readonly isDiscovered: boolean;
  readonly regions: readonly Region[];
  readonly formats: MomentFormats;
}

/**
 * What can be said about a token without asking anyone: how long it lasts, what is wrong with it, and its claims,
 * which nobody verified. Neither the token nor a part of it is in the report.
 */
export function inspect(token: Token, tenant: Tenant, context: InspectionContext, now: number): Report {
  const claims = claimsOf(token.accessToken.reveal());
  const { earlierTenantId, isDiscovered, apiBaseUrl, regions, formats } = context;
  const discoveredUrl = isDiscovered ? apiBaseUrl : undefined;
  const rows = new ClaimRows(claims ?? {}, concealTokens(token), formats, now);
  return {
    title: t('Token of {0}', tenant.name),
    verdict: verdict(endOf(token, claims), now, formats),
    findings: inspectionFindings({ token, tenant, claims, earlierTenantId, discoveredUrl, regions, now }),
    note: claims
      ? t('Decoded on this computer and not verified: nobody checked the signature, which is not shown.')
      : t(
          'This token is opaque: only CXone can read it, so it does not say whose it is. Its times are known.',
        ),
    sections: [
      user(rows),
      home(rows, token, tenant, earlierTenantId),
      permissions(rows, tenant),
      times(rows, token, formats, now),
      origin(rows),
      otherClaims(rows),
      api(tenant, context),
    ],
  };
}

function verdict(endsAt: number, now: number, { short, distance }: MomentFormats): string {
  const left = endsAt - now;
  if (left <= 0) return t('Expired {0}, at {1}.', distance(left), short(endsAt));
  const minutes = Math.ceil(left / minuteMs);
  if (minutes > mostMinutes) return t('Valid until {0}, which is {1}.', short(endsAt), distance(left));
  return minutes === 1
    ? t('Valid for 1 more minute, until {0}.', short(endsAt))
    : t('Valid for {0} more minutes, until {1}.', minutes, short(endsAt));
}

function fromClaims(title: string, rows: readonly Row[]): Section {
  return { title, columns: [t('What'), t('Value'), t('Claim')], rows };
}

function user(rows: ClaimRows): Section {
  return fromClaims(t('User'), [
    ...rows.of(t('User name'), 'name'),
    ...rows.of(t('First name'), 'given_name'),
    ...rows.of(t('Last name'), 'family_name'),
    ...rows.of(t('User id'), 'sub'),
    ...rows.of(t('Agent id'), 'icAgentId'),
  ]);
}

function home(
  rows: ClaimRows,
  { home }: Token,
  { region }: Tenant,
  earlierTenantId: string | undefined,
): Section {
  const claimed = [
    ...rows.of(t('Tenant'), 'tenant'),
    ...rows.of(t('Tenant id'), 'tenantId'),
    ...rows.of(t('Business unit'), 'icBUId'),
    ...rows.of(t('Cluster'), 'icClusterId'),
    ...rows.of(t('Area'), 'area'),
    ...rows.of(t('Region'), 'region'),
  ];
  const known: Row[] = [
    ...(home ? [[t('Tenant id in the id token'), { literal: home.tenantId }]] : []),
    ...(earlierTenantId === undefined
      ? []
      : [[t('Tenant id of earlier tokens'), { literal: earlierTenantId }]]),
    ...(region ? [[t('Region in your settings'), { literal: region }]] : []),
  ];
  return fromClaims(t('Tenant and region'), [...claimed, ...known]);
}

function permissions(rows: ClaimRows, { method, scope }: Tenant): Section {
  const claimed = [
    ...rows.of(t('Role'), 'role.legacyId'),
    ...rows.of(t('Views'), 'views'),
    ...rows.of(t('Scope'), 'scope'),
  ];
  const asked: Row[] = scope ? [[t('Scope asked for'), { literal: scope }]] : [];
  return {
    ...fromClaims(t('What the token may do'), [...claimed, ...asked]),
    text: permissionSource(method),
  };
}

function permissionSource(method: Method): string {
  switch (method) {
    case 'accessKey':
    case 'regionalAccessKey':
      return t(
        'The role of the user who owns the access key decides that; the token does not list permissions.',
      );
    case 'authorizationCode':
      return t('The role of the user who signed in decides that; the token does not list permissions.');
    case 'clientCredentials':
    case 'digital':
      return t('CXone decides that for the client id; the token does not list permissions.');
  }
}

function times(rows: ClaimRows, token: Token, formats: MomentFormats, now: number): Section {
  return fromClaims(t('Times'), [
    ...rows.momentOf(t('Issued'), 'iat'),
    [t('Received'), momentWords(token.obtainedAt, now, formats)],
    ...rows.momentOf(t('Signed in'), 'auth_time'),
    ...rows.momentOf(t('Not valid before'), 'nbf'),
    [t('Ends, as its endpoint said'), momentWords(token.endsAt, now, formats)],
    ...rows.momentOf(t('Ends, as the token says'), 'exp'),
  ]);
}

function origin(rows: ClaimRows): Section {
  return fromClaims(t('Issuer and audience'), [
    ...rows.of(t('Issuer'), 'iss'),
    ...rows.of(t('Audience'), 'aud'),
  ]);
}

function otherClaims(rows: ClaimRows): Section {
  return { title: t('Other claims'), columns: [t('Claim'), t('Value')], rows: rows.others() };
}

function api({ region }: Tenant, { apiBaseUrl, isDiscovered }: InspectionContext): Section {
  const source = isDiscovered
    ? t('CXone said so for this tenant.')
    : t('That is the usual address of the region {0}; CXone was not asked.', region ?? '');
  return {
    title: t('Where the API is'),
    text: apiBaseUrl ? source : t('That is not known: the tenant has no region, and CXone was not asked.'),
    columns: [t('What'), t('Value')],
    rows: apiBaseUrl ? [[t('API base URL'), { literal: apiBaseUrl }]] : [],
  };
}
