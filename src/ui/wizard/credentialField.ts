import * as vscode from 'vscode';
import { t } from '../../core/l10n';
import { credentialLabel } from '../../core/tenants/credentialLabels';
import type { CredentialName } from '../../core/tenants/credentials';
import { type Draft, isOptional, usedCredentials } from './draft';
import type { Field } from './field';
import { type Answer, askText, back, cancelled, type StepFrame, type TextQuestion } from './inputs';
import { hintsAbout, warningWhileTyping, withEntered, withStored } from './pasteDialog';

const unmasked: ReadonlySet<CredentialName> = new Set(['clientId', 'redirectUri']);

/**
 * A field for one credential: masked, trimmed with a notice, and an empty answer keeps what is there. What looks wrong
 * about it is said while it is entered, and put right if the person wants.
 */
export function credentialField(name: CredentialName): Field {
  const label = () => capitalized(credentialLabel(name));
  return {
    label,
    applies: (draft) => usedCredentials(draft).includes(name),
    isStep: true,
    describe: (draft) => {
      if (draft.credentials[name]) return hintsAbout(draft, name) ?? t('entered');
      return isOptional(draft, name) ? t('none') : t('missing');
    },
    ask: async (frame, draft) => {
      const stored = await withStored(frame, draft, name);
      return stored === 'other' ? askValue(frame, draft, name, label()) : stored;
    },
  };
}

/** Asks until there is a value, or an empty answer that will do; going back from what looks wrong asks again. */
async function askValue(
  frame: StepFrame,
  initial: Draft,
  name: CredentialName,
  label: string,
): Promise<Answer<Draft>> {
  let draft = initial;
  let typed = '';
  for (;;) {
    const answer = await askText(frame, { ...questionFor(draft, name, label), value: typed });
    if (typeof answer === 'symbol') return answer;
    const value = answer.trim();
    if (!value) return draft;
    if (value !== answer) {
      void vscode.window.showInformationMessage(
        t('White space around the {0} was removed.', credentialLabel(name)),
      );
    }
    const changed = await withEntered(frame, draft, name, value);
    if (changed === cancelled) return changed;
    if (changed === back) typed = value;
    else if (changed.credentials[name] !== draft.credentials[name]) return changed;
    else {
      // what was entered belonged elsewhere
      draft = changed;
      typed = '';
    }
  }
}

function questionFor(draft: Draft, name: CredentialName, label: string): TextQuestion {
  const mayBeEmpty = draft.credentials[name] !== undefined || isOptional(draft, name);
  return {
    prompt: promptFor(draft, name, label),
    placeholder: name === 'redirectUri' ? 'http://127.0.0.1:8400/callback' : '',
    password: !unmasked.has(name),
    problem: (value) => (value.trim() || mayBeEmpty ? undefined : t('Enter the {0}.', credentialLabel(name))),
    warning: (value) => warningWhileTyping(draft, name, value),
    notice: (value) => (value === value.trim() ? undefined : t('The white space around it will be removed.')),
  };
}

function promptFor(draft: Draft, name: CredentialName, label: string): string {
  if (draft.credentials[name]) return t('{0}; leave empty to keep the present one', label);
  if (!isOptional(draft, name)) return `${label} · ${whereToFind(draft, name)}`;
  return name === 'redirectUri'
    ? t('{0} as registered for the app; leave empty for the address of this extension', label)
    : t('{0}; leave empty for an app without one', label);
}

function whereToFind({ tenant }: Draft, name: CredentialName): string {
  if (!name.startsWith('client')) return t('from CXone: Admin, Employees, the user, Access Keys');
  return tenant.method === 'digital'
    ? t('from CXone Digital Experience')
    : t('from the mail in which NICE confirmed the app');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
