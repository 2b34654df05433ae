import type { Region } from '../cxone/regions';
import type { Finding } from '../finding';
import { t } from '../l10n';
import type { Tenant } from '../tenants/tenant';
import { momentFrom } from './claimRows';
import type { Token } from './token';

type Claims = Readonly<Record<string, unknown>>;

/** NICE's agent SDK accepts this much difference between its clock and the server's. */
const acceptedSkewMs = 300 * 1000;

/** What there is to judge a token by. */
export interface InspectionEvidence {
  readonly token: Token;
  readonly tenant: Tenant;
  /** Undefined for an opaque token. */
  readonly claims: Claims | undefined;
  /** The id of the tenant of CXone that the tokens before this one belonged to, if it was another. */
  readonly earlierTenantId: string | undefined;
  /** Where CXone's tenant discovery says that the API is. */
  readonly discoveredUrl: string | undefined;
  readonly regions: readonly Region[];
  readonly now: number;
}

/** What is wrong with a token, as far as times and claims tell, most pressing first. */
export function inspectionFindings(evidence: InspectionEvidence): Finding[] {
  return [hasEnded, isSkewed, isOfAnotherTenant, isInAnotherRegion].flatMap((rule) => rule(evidence) ?? []);
}

/** When the token ends by the local clock: as its endpoint said, or earlier if its own claims say so. */
export function endOf({ obtainedAt, endsAt }: Token, claims: Claims | undefined): number {
  const [exp, iat] = [momentFrom(claims?.exp), momentFrom(claims?.iat)];
  if (exp === undefined || (iat !== undefined && exp <= iat)) return endsAt;
  return Math.min(endsAt, iat === undefined ? exp : obtainedAt + (exp - iat));
}

/** The tenant of CXone that a token says it belongs to. */
export function tenantIdIn(claims: Claims | undefined): string | undefined {
  const id = claims?.tenantId;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function hasEnded({ token, tenant, claims, now }: InspectionEvidence): Finding | undefined {
  if (now < endOf(token, claims)) return undefined;
  return {
    code: 'token-expired',
    severity: 'warning',
    certainty: now < token.endsAt ? 'likely' : 'confirmed',
    title: t('The token of {0} has ended.', tenant.name),
    detail:
      now < token.endsAt
        ? t(
            'Its own claims say so, although the token endpoint promised more time. The API answers 401 to it.',
          )
        : t('The API answers 401 to it.'),
    fix: t('Run "CXone: Get Token" to get a new one.'),
  };
}

function isSkewed({ token, claims, now }: InspectionEvidence): Finding | undefined {
  const issuedAt = momentFrom(claims?.iat);
  const behind = Math.max(
    token.obtainedAt - now,
    ...(issuedAt === undefined ? [] : [issuedAt - token.obtainedAt, issuedAt - now]),
  );
  const ahead = issuedAt === undefined ? 0 : token.obtainedAt - issuedAt;
  const minutes = (milliseconds: number) => Math.round(milliseconds / 60_000);
  const accepted = minutes(acceptedSkewMs);
  if (behind > acceptedSkewMs)
    return {
      ...skew,
      certainty: 'likely',
      title: t('The clock of this computer is about {0} minutes behind.', minutes(behind)),
      detail: t(
        'By this clock the token was issued or received in the future. CXone accepts a difference of {0} minutes.',
        accepted,
      ),
      fix: t('Let this computer set its clock automatically, then get a new token.'),
    };
  if (ahead > acceptedSkewMs)
    return {
      ...skew,
      certainty: 'possible',
      title: t('The clock of this computer is about {0} minutes ahead.', minutes(ahead)),
      detail: t(
        'The token was issued that long before it was received, unless CXone gave out one that it had made earlier. CXone accepts a difference of {0} minutes.',
        accepted,
      ),
      fix: t('Compare the clock of this computer with the right time.'),
    };
  return undefined;
}

const skew = { code: 'clock-skew', severity: 'warning' } as const;

function isOfAnotherTenant({
  token,
  tenant,
  claims,
  earlierTenantId,
}: InspectionEvidence): Finding | undefined {
  const id = tenantIdIn(claims);
  if (id === undefined) return undefined;
  if (token.home && !isSameId(token.home.tenantId, id))
    return {
      ...otherTenant,
      certainty: 'likely',
      title: t(
        'The access token of {0} belongs to another tenant of CXone than the login it came with.',
        tenant.name,
      ),
      detail: t('The id token and the access token name different tenant ids; both are below.'),
      fix: t('Get a new token; if that does not help, ask the owner of the app at NICE.'),
    };
  if (earlierTenantId !== undefined && !isSameId(earlierTenantId, id))
    return {
      ...otherTenant,
      certainty: 'possible',
      title: t(
        'The token belongs to another tenant of CXone than the tokens that {0} had before.',
        tenant.name,
      ),
      detail: t(
        'The access key decides the tenant, so it is probably the key of another one. Both ids are below.',
      ),
      fix: t('Unless that is meant, run "CXone: Edit Tenant" and enter the access key of the right tenant.'),
    };
  return undefined;
}

const otherTenant = { code: 'token-of-another-tenant', severity: 'warning' } as const;

/** Inside one cloud a token is got the same way for every region, so that a wrong one shows only here. */
function isInAnotherRegion({ tenant, discoveredUrl, regions }: InspectionEvidence): Finding | undefined {
  const expected = areaIn(regions.find(({ id }) => id === tenant.region)?.apiBaseUrl);
  const found = areaIn(discoveredUrl);
  if (!tenant.region || !expected || !found || expected === found) return undefined;
  return {
    code: 'wrong-region',
    severity: 'warning',
    certainty: 'likely',
    title: t('{0} is in the region {1}, not in {2}.', tenant.name, found, tenant.region),
    detail: t('CXone says that the API of its tenant is in {0}; the settings say {1}.', found, tenant.region),
    fix: t('Run "CXone: Edit Tenant" and choose the region {0}.', found),
  };
}

function areaIn(apiBaseUrl: string | undefined): string | undefined {
  return /^https:\/\/api-([a-z]+\d+)\./.exec(apiBaseUrl ?? '')?.[1];
}

/** True for the same tenant id; UUIDs are written in either case. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
