import * as vscode from 'vscode';
import type { PasteRemark } from '../../core/diagnosis/paste';
import { type PasteRepair, pasteRepairs, swapRepair } from '../../core/diagnosis/pasteRepairs';
import { pasteRemarks } from '../../core/diagnosis/pasteRules';
import { t } from '../../core/l10n';
import { Secret } from '../../core/secret';
import { credentialLabel } from '../../core/tenants/credentialLabels';
import type { CredentialName } from '../../core/tenants/credentials';
import type { Draft } from './draft';
import { type Answer, askChoice, type StepFrame } from './inputs';

/** What looks wrong about one credential of a draft; undefined when nothing does. */
export function hintsAbout(draft: Draft, name: CredentialName): string | undefined {
  const hints = remarksAbout(draft, name).map(({ hint }) => hint);
  return hints.length > 0 ? [...new Set(hints)].join(', ') : undefined;
}

/** What to say about a value while it is in the input box for that credential. */
export function warningWhileTyping(draft: Draft, name: CredentialName, value: string): string | undefined {
  const entered = value.trim();
  if (!entered) return undefined;
  const hints = hintsAbout(withCredential(draft, name, entered), name);
  if (!hints) return undefined;
  return repairsOf(draft, name, new Secret(entered)).length > 0
    ? t('The {0} {1}. Press Enter to choose what to do about it.', credentialLabel(name), hints)
    : t('The {0} {1}. Press Enter to use it all the same.', credentialLabel(name), hints);
}

/** The draft with a value as it was entered, or as it is put right when the person chooses so. */
export async function withEntered(
  frame: StepFrame,
  draft: Draft,
  name: CredentialName,
  value: string,
): Promise<Answer<Draft>> {
  const repairs = repairsOf(draft, name, new Secret(value));
  const kept = withCredential(draft, name, value);
  if (repairs.length === 0) return kept;
  const hints = hintsAbout(kept, name) ?? '';
  const answer = await askRepair(frame, name, hints, repairs, t('Keep it as it is'));
  if (typeof answer === 'symbol') return answer;
  return answer === 'other' ? kept : repaired(draft, answer);
}

/** The draft with a stored value put right; 'other' when the person wants to enter another one, or nothing is wrong. */
export async function withStored(
  frame: StepFrame,
  draft: Draft,
  name: CredentialName,
): Promise<Answer<Draft | 'other'>> {
  const stored = draft.credentials[name];
  const repairs = stored ? repairsOf(draft, name, stored) : [];
  if (repairs.length === 0) return 'other';
  const answer = await askRepair(
    frame,
    name,
    hintsAbout(draft, name) ?? '',
    repairs,
    t('Enter another value'),
  );
  return typeof answer === 'symbol' || answer === 'other' ? answer : repaired(draft, answer);
}

/** How to put right pairs that were entered in each other's place. */
export function swapOf(draft: Draft): PasteRepair | undefined {
  const tenant = pasteTenant(draft);
  return tenant && swapRepair(tenant, draft.credentials);
}

/** The draft with a repair done, which is said without any value. */
export function repaired(draft: Draft, { credentials, done }: PasteRepair): Draft {
  void vscode.window.showInformationMessage(done);
  return { ...draft, credentials: { ...draft.credentials, ...credentials } };
}

function askRepair(
  frame: StepFrame,
  name: CredentialName,
  hints: string,
  repairs: readonly PasteRepair[],
  otherwise: string,
): Promise<Answer<PasteRepair | 'other'>> {
  const choices = [
    ...repairs.map((repair) => ({ label: repair.label, detail: repair.detail, value: repair })),
    { label: otherwise, value: 'other' as const },
  ];
  return askChoice<PasteRepair | 'other'>(
    { ...frame, canGoBack: true },
    { placeholder: t('The {0} {1}. What should be used?', credentialLabel(name), hints), choices },
  );
}

function repairsOf(draft: Draft, name: CredentialName, secret: Secret): readonly PasteRepair[] {
  const tenant = pasteTenant(draft);
  return tenant ? pasteRepairs(name, secret, tenant, draft.credentials) : [];
}

function remarksAbout(draft: Draft, name: CredentialName): readonly PasteRemark[] {
  const tenant = pasteTenant(draft);
  return tenant ? pasteRemarks(tenant, draft.credentials).filter(({ about }) => about.includes(name)) : [];
}

function pasteTenant({ tenant: { method, name = '' } }: Draft) {
  return method && { method, name };
}

function withCredential(draft: Draft, name: CredentialName, value: string): Draft {
  return { ...draft, credentials: { ...draft.credentials, [name]: new Secret(value) } };
}
