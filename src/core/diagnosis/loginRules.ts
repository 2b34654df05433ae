import type { Failure, LoginProblem } from '../cxone/failure';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import type { Tenant } from '../tenants/tenant';

const rules: Record<LoginProblem, (tenant: Tenant, host: string) => Finding> = {
  'login-needed': (tenant) =>
    confirmed(
      'login-needed',
      t('You are signed out of {0}.', tenant.name),
      t('Its last sign-in has ended, and only a person can sign in again.'),
      t('Run "CXone: Get Token" and sign in in the browser.'),
    ),
  'no-login-page': (_, host) =>
    confirmed(
      'host-not-cxone',
      t('{0} offers no sign-in page.', host),
      t('Its discovery document names no authorization endpoint.'),
      t('Check the issuer of the tenant, or choose another method.'),
    ),
  'port-in-use': (tenant) =>
    confirmed(
      'redirect-port-in-use',
      t('The port of the redirect address of {0} is used by another program.', tenant.name),
      t('The browser comes back to that port after the sign-in, so no sign-in was started.'),
      t(
        'Close the other program, or register another redirect address and enter it with "CXone: Edit Tenant".',
      ),
    ),
  'redirect-not-usable': (tenant) =>
    confirmed(
      'redirect-not-usable',
      t('The redirect address of {0} does not lead back to this window.', tenant.name),
      t(
        'It must be http on this machine (localhost or 127.0.0.1) or the address of this extension in VS Code.',
      ),
      t('Enter the redirect address that is registered for the app with "CXone: Edit Tenant".'),
    ),
  'browser-not-opened': () =>
    confirmed(
      'login-not-finished',
      t('The browser was not opened.'),
      t('VS Code was not allowed to open the sign-in page.'),
      t('Run "CXone: Get Token" again and let VS Code open the page.'),
    ),
  denied: (tenant, host) =>
    confirmed(
      'login-denied',
      t('{0} did not let you sign in to {1}.', host, tenant.name),
      t('The sign-in was cancelled in the browser, or the account may not use this app.'),
      t('Try again with an account that may use the app, or ask the administrator of the tenant.'),
    ),
  'state-mismatch': (tenant) => forged(tenant),
  'nonce-mismatch': (tenant) => forged(tenant),
};

/** Names why a sign-in in the browser gave no token. */
export function explainLogin({ problem, url }: Extract<Failure, { kind: 'login' }>, tenant: Tenant): Finding {
  return rules[problem](tenant, new URL(url).host);
}

function forged(tenant: Tenant): Finding {
  return confirmed(
    'login-not-finished',
    t('The answer to the sign-in of {0} belongs to another sign-in.', tenant.name),
    t('It was not used, because somebody else could have sent it.'),
    t('Run "CXone: Get Token" and sign in again.'),
  );
}
