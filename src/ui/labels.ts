import { t } from '../core/l10n';
import type { ClientAuthentication, Method } from '../core/tenants/tenant';

/** What a person calls a way to get a token. */
export function methodLabel(method: Method): string {
  switch (method) {
    case 'accessKey':
      return t('Access key');
    case 'regionalAccessKey':
      return t('Access key without an app');
    case 'clientCredentials':
      return t('Client credentials');
    case 'digital':
      return t('Digital keys');
    case 'authorizationCode':
      return t('Sign in in the browser');
  }
}

/** What a way to get a token needs and is for. */
export function methodDetail(method: Method): string {
  switch (method) {
    case 'accessKey':
      return t(
        'The usual way for back-end apps: client id and secret of the app, and an access key of a user',
      );
    case 'regionalAccessKey':
      return t('An access key of a user alone, at the host of its region');
    case 'digital':
      return t('Client id and secret of Digital Experience, at the host of its region');
    case 'authorizationCode':
      return t('Your own login; the app needs a registered redirect address');
    case 'clientCredentials':
      return t("Client id and secret only, for a token URL that accepts them; CXone's own issuers do not");
  }
}

/** How a client proves itself, in words. */
export function clientAuthenticationLabel(authentication: ClientAuthentication): string {
  switch (authentication) {
    case 'auto':
      return t('Automatic');
    case 'basic':
      return t('Basic header');
    case 'post':
      return t('In the form (post)');
  }
}
