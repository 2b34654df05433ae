import * as vscode from 'vscode';

/** What a step of the wizard gives besides a value. */
export const back = Symbol('back');
export const cancelled = Symbol('cancelled');
export type Answer<T> = T | typeof back | typeof cancelled;

export interface StepFrame {
  readonly title: string;
  /** Shown as "2/7" when the number of steps is known. */
  readonly position?: { readonly step: number; readonly of: number };
  readonly canGoBack: boolean;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Why the value cannot be accepted; undefined when it can. */
  readonly problem?: (value: string) => string | undefined;
  /** Something to say about a value that is accepted all the same. */
  readonly notice?: (value: string) => string | undefined;
  /** What looks wrong about a value that is accepted all the same; shown instead of a notice. */
  readonly warning?: (value: string) => string | undefined;
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for a text; the value comes back as typed. Losing the focus, say to copy a secret elsewhere, keeps it open. */
export function askText(frame: StepFrame, question: TextQuestion): Promise<Answer<string>> {
  const input = prepare(vscode.window.createInputBox(), frame);
  input.prompt = question.prompt;
  input.placeholder = question.placeholder;
  input.value = question.value ?? '';
  input.password = question.password ?? false;
  const validate = (value: string) => {
    const problem = question.problem?.(value);
    const { Warning, Info } = vscode.InputBoxValidationSeverity;
    input.validationMessage =
      problem ?? message(question.warning?.(value), Warning) ?? message(question.notice?.(value), Info);
    return problem === undefined;
  };
  const listeners = [
    input.onDidChangeValue((value) => {
      if (input.validationMessage || question.notice || question.warning) validate(value);
    }),
  ];
  if (question.value && question.warning) validate(question.value);
  return run(input, listeners, () => (validate(input.value) ? { value: input.value } : undefined));
}

function message(text: string | undefined, severity: vscode.InputBoxValidationSeverity) {
  return text === undefined ? undefined : { message: text, severity };
}

/** Asks to choose one of a list. */
export function askChoice<T>(
  frame: StepFrame,
  question: {
    readonly placeholder: string;
    readonly choices: readonly Choice<T>[];
    readonly active?: T | undefined;
  },
): Promise<Answer<T>> {
  const input = prepare(vscode.window.createQuickPick<Choice<T>>(), frame);
  input.placeholder = question.placeholder;
  input.items = question.choices;
  input.matchOnDescription = true;
  input.activeItems = question.choices.filter(
    ({ value, kind }) => kind !== vscode.QuickPickItemKind.Separator && value === question.active,
  );
  return run(input, [], () => {
    const [item] = input.selectedItems;
    return item && { value: item.value };
  });
}

function prepare<Input extends vscode.InputBox | vscode.QuickPick<Choice<unknown>>>(
  input: Input,
  frame: StepFrame,
): Input {
  input.title = frame.title;
  input.step = frame.position?.step;
  input.totalSteps = frame.position?.of;
  input.ignoreFocusOut = true;
  input.buttons = frame.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return input;
}

interface Askable extends vscode.Disposable {
  readonly onDidAccept: vscode.Event<void>;
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  readonly onDidHide: vscode.Event<void>;
  show(): void;
}

function run<T>(
  input: Askable,
  listeners: vscode.Disposable[],
  accepted: () => { value: T } | undefined,
): Promise<Answer<T>> {
  return new Promise<Answer<T>>((resolve) => {
    listeners.push(
      input.onDidAccept(() => {
        const answer = accepted();
        if (answer) resolve(answer.value);
      }),
      input.onDidTriggerButton(() => resolve(back)),
      input.onDidHide(() => resolve(cancelled)),
    );
    input.show();
  }).finally(() => vscode.Disposable.from(...listeners, input).dispose());
}
