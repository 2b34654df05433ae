import * as vscode from 'vscode';
import { t } from '../../core/l10n';
import { Secret } from '../../core/secret';
import { credentialLabel } from '../../core/tenants/credentialLabels';
import type { CredentialName } from '../../core/tenants/credentials';
import { neededCredentials } from './draft';
import type { Field } from './field';
import { askText } from './inputs';

/** A field for one credential: masked, trimmed with a notice, and an empty answer keeps what is there. */
export function credentialField(name: CredentialName): Field {
  const label = () => capitalized(credentialLabel(name));
  return {
    label,
    applies: (draft) => neededCredentials(draft).includes(name),
    isStep: true,
    describe: ({ credentials }) => (credentials[name] ? t('entered') : t('missing')),
    ask: async (frame, draft) => {
      const isKnown = draft.credentials[name] !== undefined;
      const answer = await askText(frame, {
        prompt: isKnown
          ? t('{0}; leave empty to keep the present one', label())
          : `${label()} · ${whereToFind(name)}`,
        password: name !== 'clientId',
        problem: (value) =>
          value.trim() || isKnown ? undefined : t('Enter the {0}.', credentialLabel(name)),
        notice: (value) =>
          value === value.trim() ? undefined : t('The white space around it will be removed.'),
      });
      if (typeof answer === 'symbol') return answer;
      const value = answer.trim();
      if (!value) return draft;
      if (value !== answer) {
        void vscode.window.showInformationMessage(
          t('White space around the {0} was removed.', credentialLabel(name)),
        );
      }
      return { ...draft, credentials: { ...draft.credentials, [name]: new Secret(value) } };
    },
  };
}

function whereToFind(name: CredentialName): string {
  return name.startsWith('client')
    ? t('from the mail in which NICE confirmed the app')
    : t('from CXone: Admin, Employees, the user, Access Keys');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
