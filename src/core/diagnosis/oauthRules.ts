import { confirmed, type Finding, type FindingCode, type Remedy } from '../finding';
import { t } from '../l10n';
import type { Method, Tenant } from '../tenants/tenant';
import { requiredCredentials } from '../tenants/tenant';
import type { AnswerEvidence } from './evidence';

type Rule = (tenant: Tenant, failure: AnswerEvidence, host: string) => Finding;

const rules: Readonly<Record<string, Rule>> = {
  invalid_client: (tenant, _, host) =>
    likely(
      'client-rejected',
      t('{0} does not accept the client id and client secret of {1}.', host, tenant.name),
      t(
        'Possible causes: one of the two is wrong, the app is not approved yet or was disabled, or it is registered for another client authentication than the one used.',
      ),
      t(
        'Compare client id and client secret with the mail from NICE, then enter them again with "CXone: Edit Tenant".',
      ),
      { kind: 'enter-credentials', names: ['clientId', 'clientSecret'] },
    ),
  unauthorized_client: (tenant, _, host) =>
    likely(
      'client-not-allowed',
      t('The app of {0} may not ask {1} for a token this way.', tenant.name, host),
      t('The client is known, but it is not registered for this grant.'),
      t('Choose the method the app was registered for, or ask NICE to extend the registration.'),
    ),
  unsupported_grant_type: (tenant, _, host) => grantNotSupported(tenant, host),
  invalid_scope: (tenant, _, host) =>
    likely(
      'scope-rejected',
      t('{0} does not accept the scope of {1}.', host, tenant.name),
      tenant.scope ? t('The scope sent was "{0}".', tenant.scope) : t('No scope was sent.'),
      t('Correct the scope of the tenant, or leave it empty.'),
      { kind: 'change-tenant', change: { scope: '' } },
    ),
  invalid_grant: (tenant, _, host) =>
    tenant.method === 'regionalAccessKey'
      ? accessKeyRejected(tenant, host)
      : credentialsRejected(tenant, host),
};

/** Names what an RFC 6749 5.2 error, or a plain refusal, means for this tenant. */
export function explainOAuthError(failure: AnswerEvidence, tenant: Tenant): Finding {
  const host = new URL(failure.url).host;
  const rule = ruleOf(failure.oauthError);
  if (rule) return rule(tenant, failure, host);
  return tenant.method === 'regionalAccessKey'
    ? accessKeyRejected(tenant, host)
    : credentialsRejected(tenant, host, failure.status);
}

/** True for the errors that are explained here. */
export function isKnownOAuthError(error: string | undefined): boolean {
  return ruleOf(error) !== undefined;
}

/** The error comes from the server, so it may be any word, also one that every object has. */
function ruleOf(error = ''): Rule | undefined {
  return Object.hasOwn(rules, error) ? rules[error] : undefined;
}

function grantNotSupported(tenant: Tenant, host: string): Finding {
  return tenant.method === 'clientCredentials'
    ? likely(
        'grant-not-supported',
        t('{0} does not give tokens for a client id and secret alone.', host),
        t(
          'CXone does not offer the client_credentials grant at its issuers. Back-end apps also need an access key, created in CXone under Admin, Employees, the user, Access Keys.',
        ),
        t('Switch the method of the tenant to "Access key" and enter access key id and secret.'),
        {
          kind: 'enter-credentials',
          names: ['accessKeyId', 'accessKeySecret'],
          change: { method: 'accessKey' },
        },
      )
    : likely(
        'grant-not-supported',
        t('{0} does not offer the grant of this method.', host),
        t('The endpoint knows the request but not the way of asking.'),
        t('Check the method and the token URL of the tenant.'),
      );
}

const causes: Record<Method, () => string> = {
  accessKey: () =>
    t(
      'Most likely first: access key id or secret is wrong, the key was deleted or is inactive, its owner was deactivated, the key belongs to another cloud than the issuer, or client id and secret belong to another app.',
    ),
  regionalAccessKey: () =>
    t(
      'Most likely first: access key id or secret is wrong, the key was deleted or is inactive, its owner was deactivated, or the key belongs to another region.',
    ),
  digital: () =>
    t(
      'Most likely first: the Digital client id or secret is wrong or was deleted, or it belongs to another region.',
    ),
  authorizationCode: () =>
    t(
      'Most likely first: the sign-in took too long, it was finished twice, or the redirect address differs from the one registered for the app.',
    ),
  clientCredentials: () =>
    t(
      'Most likely first: client id or secret is wrong or has expired, a piece is missing from copying, the region is that of another tenant, or the server wants an access key, as CXone does.',
    ),
};

function credentialsRejected(tenant: Tenant, host: string, status?: number): Finding {
  return {
    code: 'credentials-rejected',
    severity: 'error',
    certainty: 'likely',
    title:
      status === undefined
        ? t('{0} read the request of {1} and refused the credentials.', host, tenant.name)
        : t('{0} refused the request of {1} (status {2}).', host, tenant.name, status),
    detail: causes[tenant.method](),
    fix: t(
      'Enter the credentials again with "CXone: Edit Tenant"; they were trimmed, so white space is not the cause.',
    ),
    remedy: { kind: 'enter-credentials', names: requiredCredentials[tenant.method] },
  };
}

/** That endpoint takes nothing but an access key, so nothing else can be wrong. */
function accessKeyRejected(tenant: Tenant, host: string): Finding {
  return likely(
    'access-key-rejected',
    t('{0} does not accept the access key of {1}.', host, tenant.name),
    causes.regionalAccessKey(),
    t(
      'Check in CXone that the access key is active, or generate a new one and enter it with "CXone: Edit Tenant".',
    ),
    { kind: 'enter-credentials', names: ['accessKeyId', 'accessKeySecret'] },
  );
}

function likely(code: FindingCode, title: string, detail: string, fix: string, remedy?: Remedy): Finding {
  return { ...confirmed(code, title, detail, fix, remedy), certainty: 'likely' };
}
