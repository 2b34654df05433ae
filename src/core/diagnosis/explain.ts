import type { Failure } from '../cxone/failure';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import { credentialLabel } from '../tenants/credentialLabels';
import { explainAnswer } from './answerRules';
import { explainConnection } from './connectionRules';
import type { Evidence } from './evidence';
import { explainLogin } from './loginRules';

/** The most likely cause of a failed attempt to get a token. */
export function explain(evidence: Evidence): Finding {
  if ('missing' in evidence) return missingCredentials(evidence);
  const { failure, tenant } = evidence;
  switch (failure.kind) {
    case 'connection':
      return explainConnection(failure);
    case 'answer':
      return explainAnswer(failure, tenant);
    case 'login':
      return explainLogin(failure, tenant);
    case 'no-token-endpoint':
      return withoutTokenEndpoint(failure);
  }
}

function missingCredentials({ tenant, missing }: Extract<Evidence, { missing: unknown }>): Finding {
  const names = missing.map(credentialLabel).join(', ');
  return confirmed(
    'secret-missing',
    t('{0} has no {1}.', tenant.name, names),
    t('Nothing was sent, because the method of this tenant needs: {0}.', names),
    t('Run "CXone: Edit Tenant" and enter what is missing.'),
    { kind: 'enter-credentials', names: missing },
  );
}

function withoutTokenEndpoint({ url, problem }: Extract<Failure, { kind: 'no-token-endpoint' }>): Finding {
  return problem === 'issuer-mismatch'
    ? confirmed(
        'host-not-cxone',
        t('The discovery document names another issuer than the one it was asked for.'),
        t('{0} answered, but for a different issuer, so no credentials were sent.', url),
        t('Check the issuer of the tenant, letter for letter.'),
      )
    : confirmed(
        'tenant-invalid',
        t('There is no usable token URL for this tenant.'),
        t('Credentials are sent only to https addresses (http only on this machine).'),
        t('Run "CXone: Edit Tenant" and choose a region or enter an https token URL.'),
      );
}
