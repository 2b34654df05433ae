import { t } from '../l10n';
import type { CredentialName } from './credentials';

/** What a person calls that credential, in the middle of a sentence. */
export function credentialLabel(name: CredentialName): string {
  switch (name) {
    case 'clientId':
      return t('client id');
    case 'clientSecret':
      return t('client secret');
    case 'accessKeyId':
      return t('access key id');
    case 'accessKeySecret':
      return t('access key secret');
    case 'redirectUri':
      return t('redirect address');
  }
}
