import type { Refusal } from '../core/httpfile';
import { t } from '../core/l10n';

/** Why a request is not edited, as the end of a sentence. */
export function refusalText(refusal: Refusal): string {
  switch (refusal) {
    case 'no-request':
      return t('there is no request at the cursor');
    case 'curl':
      return t('the request is a curl command');
    case 'script':
      return t('the cursor is in a script');
    case 'body':
      return t('the line at the cursor is part of a body');
    case 'multipart':
      return t('the cursor is in a multipart body');
    case 'spread-headers':
      return t('the request takes its headers from a variable that may hold an Authorization header');
    case 'other-scheme':
      return t('its Authorization header is not of the Bearer scheme');
    case 'dialects-differ':
      return t('HTTP clients disagree about where the headers of this request end');
  }
}
