import * as vscode from 'vscode';
import type { Region } from '../../core/cxone/regions';
import { t } from '../../core/l10n';
import { credentialNames } from '../../core/tenants/credentials';
import { credentialField } from './credentialField';
import type { Draft } from './draft';
import type { Field } from './field';
import { type Answer, askChoice, back, type Choice, cancelled } from './inputs';
import { repaired, swapOf } from './pasteDialog';
import { regionField } from './regionField';
import {
  clientAuthenticationField,
  environmentField,
  headersField,
  issuerField,
  methodField,
  nameField,
  productionField,
  regionalTokenUrlField,
  scopeField,
  tokenUrlField,
} from './settingFields';

const fields: readonly Field[] = [
  nameField,
  environmentField,
  methodField,
  issuerField,
  regionField,
  regionalTokenUrlField,
  tokenUrlField,
  ...credentialNames.map(credentialField),
  clientAuthenticationField,
  scopeField,
  headersField,
  productionField,
];

export interface WizardOptions {
  readonly title: string;
  readonly regions: readonly Region[];
  /** Hears of every change, so that a cancelled wizard loses nothing. */
  readonly remember?: (draft: Draft) => void;
}

/** What the last page ends with. */
export interface WizardResult {
  readonly draft: Draft;
  readonly getToken: boolean;
}

/** Asks for everything a new tenant needs, step by step, then shows the last page. */
export async function runSteps(initial: Draft, options: WizardOptions): Promise<WizardResult | undefined> {
  let draft = initial;
  let index = 0;
  for (;;) {
    const steps = fields.filter((field) => field.isStep && field.applies(draft));
    const field = steps[index];
    const answer = field
      ? await field.ask(stepFrame(options.title, index, steps.length + 1), draft, options.regions)
      : await reviewPage(draft, options, true);
    if (answer === cancelled) return undefined;
    if (answer === back) index--;
    else if ('draft' in answer) return answer;
    else {
      draft = answer;
      options.remember?.(draft);
      if (field) index++;
    }
  }
}

/** Shows everything about a tenant on one page, where each value can be changed. */
export async function runReview(initial: Draft, options: WizardOptions): Promise<WizardResult | undefined> {
  let draft = initial;
  for (;;) {
    const answer = await reviewPage(draft, options, false);
    if (typeof answer === 'symbol') return undefined;
    if ('draft' in answer) return answer;
    draft = answer;
    options.remember?.(draft);
  }
}

/** The last page: save, or choose a value to change; resolves to the changed draft in that case. */
async function reviewPage(
  draft: Draft,
  options: WizardOptions,
  canGoBack: boolean,
): Promise<Answer<Draft | WizardResult>> {
  const { title, regions } = options;
  const shown = fields.filter((field) => field.applies(draft));
  const swap = swapOf(draft);
  const choices: Choice<Field | 'test' | 'save' | 'swap'>[] = [
    { label: t('$(check) Save and get a first token'), value: 'test' },
    { label: t('$(save) Save without trying'), value: 'save' },
    ...(swap
      ? [{ label: `$(arrow-swap) ${swap.label}`, description: swap.detail, value: 'swap' as const }]
      : []),
    { label: t('Change'), kind: vscode.QuickPickItemKind.Separator, value: 'save' },
    ...shown.map((field) => ({
      label: field.label(),
      description: field.describe(draft, regions),
      value: field,
    })),
  ];
  const placeholder = t('Save the tenant, or choose what to change');
  const answer = await askChoice(stepFrameOf(title, canGoBack), { placeholder, choices });
  if (typeof answer === 'symbol') return answer;
  if (answer === 'swap') return swap ? repaired(draft, swap) : draft;
  if (typeof answer === 'string') return { draft, getToken: answer === 'test' };
  const changed = await answer.ask(stepFrameOf(title, true), draft, regions);
  return changed === back ? draft : changed;
}

function stepFrame(title: string, index: number, of: number) {
  return { title, position: { step: index + 1, of }, canGoBack: index > 0 };
}

function stepFrameOf(title: string, canGoBack: boolean) {
  return { title, canGoBack };
}
