import { t } from '../l10n';

/** The clouds CXone runs in, each with an issuer of its own, as NICE's developer portal names them. */
export const environments = [
  'commercial',
  'fedramp',
  'sovereign-au',
  'sovereign-eu',
  'sovereign-uk',
  'custom',
] as const;

export type Environment = (typeof environments)[number];

const issuers: Record<Exclude<Environment, 'custom'>, string> = {
  commercial: 'https://cxone.niceincontact.com',
  fedramp: 'https://cxone-gov.niceincontact.com',
  'sovereign-au': 'https://nicecxone-sov1.au',
  'sovereign-eu': 'https://nicecxone-sov1.eu',
  'sovereign-uk': 'https://nicecxone-sov1.uk',
};

/** The issuer of a cloud; undefined for `custom`, where the tenant names it. */
export function issuerOf(environment: Environment): string | undefined {
  return environment === 'custom' ? undefined : issuers[environment];
}

/** What a person calls that cloud. */
export function environmentLabel(environment: Environment): string {
  switch (environment) {
    case 'commercial':
      return t('Commercial');
    case 'fedramp':
      return t('FedRAMP');
    case 'sovereign-au':
      return t('Sovereign Australia');
    case 'sovereign-eu':
      return t('Sovereign Europe');
    case 'sovereign-uk':
      return t('Sovereign United Kingdom');
    case 'custom':
      return t('Custom issuer');
  }
}
