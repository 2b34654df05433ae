import { type Environment, environmentLabel } from '../cxone/clouds';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import type { Tenant } from '../tenants/tenant';
import type { FailureEvidence } from './evidence';

/** The areas that are in one cloud only, as NICE's documents list them. */
const cloudOfArea: readonly (readonly [RegExp, Environment])[] = [
  [/^na2$/, 'fedramp'],
  [/^(na1|eu1|eu3|uk1|au1|ca1|jp1|za1)$/, 'commercial'],
];

/** The cloud that an area is in, where that is known. */
function environmentOfRegion(region: string | undefined): Environment | undefined {
  return cloudOfArea.find(([pattern]) => region !== undefined && pattern.test(region))?.[1];
}

/** Credentials of one cloud are unknown in every other. */
export function environmentCauses({ tenant }: FailureEvidence): readonly Finding[] {
  const expected = environmentOfRegion(tenant.region);
  if (!expected || !usesIssuer(tenant) || tenant.environment === expected) return [];
  return [
    {
      ...confirmed(
        'wrong-environment',
        t(
          'Region {0} is in the cloud "{1}", but {2} asks "{3}".',
          tenant.region ?? '',
          environmentLabel(expected),
          tenant.name,
          environmentLabel(tenant.environment),
        ),
        t('Each cloud has an issuer of its own that knows only its own apps and access keys.'),
        t('Set the cloud of the tenant to "{0}" with "CXone: Edit Tenant".', environmentLabel(expected)),
        { kind: 'change-tenant', change: { environment: expected } },
      ),
      certainty: 'likely',
    },
  ];
}

function usesIssuer({ method, tokenUrl, environment }: Tenant): boolean {
  return (method === 'accessKey' || method === 'authorizationCode') && !tokenUrl && environment !== 'custom';
}
