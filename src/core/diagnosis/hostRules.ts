import type { Failure } from '../cxone/failure';
import { lookAlikeOf, otherVendorOf, soundsLikeCxone } from '../cxone/hosts';
import { knownRegions } from '../cxone/regions';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import type { FailureEvidence } from './evidence';

/** Causes in the address itself, which explain whatever its host answered or did not. */
export function hostCauses({ failure }: FailureEvidence): readonly Finding[] {
  const host = hostOf(failure.url);
  if (!host) return [];
  const vendor = otherVendorOf(host);
  if (vendor) {
    return [
      confirmed(
        'host-of-another-vendor',
        t('{0} belongs to {1}, not to CXone.', host, vendor),
        t('Examples on the web mix up vendors of contact centres; CXone does not know this address.'),
        t(
          'Choose the method and region of the tenant with "CXone: Edit Tenant", and leave the token URL empty.',
        ),
      ),
    ];
  }
  if (!seemsInvented(failure) || !soundsLikeCxone(host)) return [];
  return [
    {
      ...confirmed(
        'host-not-cxone',
        t('{0} is not a host of CXone.', host),
        t('It sounds like one, but it is not in any domain that NICE is known to use.'),
        t(
          'Choose the method and region of the tenant with "CXone: Edit Tenant", and leave the token URL empty.',
        ),
      ),
      certainty: 'likely',
    },
  ];
}

/** True where nobody was found, or somebody who knows nothing of tokens: others have shown that they are at home there. */
function seemsInvented(failure: Failure): boolean {
  if (failure.kind === 'connection') return ['host-not-found', 'proxy-refused'].includes(failure.problem);
  return (
    failure.kind === 'answer' && (failure.status === 404 || ['html', 'not-json'].includes(failure.problem))
  );
}

/** What to look at beside what was seen. */
export function hostHints({ failure, tenant }: FailureEvidence): readonly Finding[] {
  const host = hostOf(failure.url);
  if (!host || failure.kind !== 'connection' || failure.problem !== 'host-not-found') return [];
  const lookAlike = lookAlikeOf(host);
  const isKnownRegion = knownRegions.some(({ id }) => id === tenant.region);
  return [
    ...(tenant.region && !isKnownRegion && host.includes(tenant.region)
      ? [unknownRegion(tenant.region)]
      : []),
    ...(lookAlike && tenant.tokenUrl ? [otherSpelling(lookAlike)] : []),
  ];
}

function unknownRegion(region: string): Finding {
  return {
    ...confirmed(
      'wrong-region',
      t('"{0}" is not a region that CXone is known to have.', region),
      t('The host was built from it.'),
      t('Choose the region of the tenant from the list with "CXone: Edit Tenant".'),
    ),
    certainty: 'likely',
  };
}

function otherSpelling(lookAlike: string): Finding {
  return {
    ...confirmed(
      'host-not-found',
      t('NICE has two domains that look alike; you may mean {0}.', lookAlike),
      t('With the hyphen it is the user interface and regional sign-in, without it the issuer and the API.'),
      t('Correct the token URL of the tenant, or leave it empty.'),
    ),
    certainty: 'possible',
    severity: 'info',
  };
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
