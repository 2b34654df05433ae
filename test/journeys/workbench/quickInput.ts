import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { readAll } from './reading';
import { exactly } from './text';
import { happens, until } from './until';

/** What an open quick input shows. */
export interface QuickInputState {
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  /** The line under the input box: the prompt, or what validation has to say. */
  readonly message: string;
  readonly severity: 'none' | 'info' | 'warning' | 'error';
  readonly password: boolean;
}

/** One row of a quick pick. */
export interface QuickInputItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** The palette, quick picks and input boxes: VS Code shows all of them in one place. */
export class QuickInput {
  private readonly widget: Locator;
  private readonly input: Locator;
  private readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('.quick-input-box input');
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** What it shows now; undefined when it is closed, or closing while it is read. */
  async state(): Promise<QuickInputState | undefined> {
    const [shown] = await readAll(this.widget, {
      title: '.quick-input-title',
      placeholder: '.quick-input-box input@placeholder',
      value: '.quick-input-box input@value',
      message: '.quick-input-message',
      box: '.quick-input-box .monaco-inputbox@class',
      type: '.quick-input-box input@type',
    });
    if (!shown) return undefined;
    const { box, type, ...rest } = shown;
    const severity = (['error', 'warning', 'info'] as const).find((name) => box.split(' ').includes(name));
    return { ...rest, severity: severity ?? 'none', password: type === 'password' };
  }

  /** Presses a key until the input box is open, and types a text there. */
  async openWith(key: string, text: string): Promise<void> {
    await until(`a quick input after ${key}`, async () => {
      await this.page.keyboard.press(key);
      return happens(this.input.waitFor({ timeout: 2_000 }));
    });
    await this.type(text);
  }

  /** Waits until it shows a text in its title, placeholder or message, and returns its state. */
  shows(text: string): Promise<QuickInputState> {
    return until(`a quick input with "${text}"`, async () => {
      const state = await this.state();
      const texts = state && [state.title, state.placeholder, state.message];
      return texts?.some((each) => each.includes(text)) && state;
    });
  }

  /** Waits until it is closed. */
  async closes(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** The rows in sight, once there are any; a long list shows the rest when text narrows it down. */
  async items(): Promise<QuickInputItem[]> {
    await this.rows.first().waitFor();
    return readAll(this.rows, {
      label: '.quick-input-list-label .label-name',
      description: '.quick-input-list-label .label-description',
      detail: '.quick-input-list-label-meta',
    });
  }

  /** Replaces the text in the input box. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** Presses Enter and waits until something else is shown, or validation objects. */
  async accept(): Promise<void> {
    await this.andWaitForNext(() => this.input.press('Enter'));
  }

  /** Clicks the row with exactly that label and waits until something else is shown. */
  async pick(label: string): Promise<void> {
    const row = this.row(label);
    await this.rows.first().waitFor();
    if (!(await row.isVisible())) await this.type(label);
    await this.andWaitForNext(() => row.click());
  }

  /** Enters a path where VS Code asks for a file to open or save; that question resets its text while it loads. */
  async chooseFile(path: string): Promise<void> {
    const isAsking = async () => (await this.state())?.value.startsWith('/') ?? false;
    await until('a question for a file', isAsking);
    await until(`the file ${path} to be taken`, async () => {
      if (!(await isAsking())) return true;
      await happens(this.input.fill(path, { timeout: 2_000 }));
      await happens(this.row(basename(path)).waitFor({ timeout: 2_000 }));
      if ((await this.state())?.value === path) await this.input.press('Enter');
      return happens(until('the question to close', async () => !(await isAsking()), 2_000));
    });
  }

  /** Ticks or unticks the row with exactly that label, in a pick of several. */
  async toggle(label: string): Promise<void> {
    await this.row(label).locator('.quick-input-list-checkbox').click();
  }

  /** Clicks a button at the right of its title, or of a row, by its tooltip. */
  async clickButton(tooltip: string, rowLabel?: string): Promise<void> {
    const row = rowLabel === undefined ? this.widget.locator('.quick-input-titlebar') : this.row(rowLabel);
    await row.hover();
    await row.locator(`.action-label[aria-label="${tooltip}"]`).click();
  }

  /** Clicks the arrow that leads to the previous step and waits for that step. */
  async back(): Promise<void> {
    await this.andWaitForNext(() => this.widget.locator('.codicon-quick-input-back').click());
  }

  /** Closes it with Escape. */
  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.closes();
  }

  /** The row with exactly that label. */
  row(label: string): Locator {
    return this.rows.filter({ has: this.page.locator('.label-name', { hasText: exactly(label) }) }).first();
  }

  private async andWaitForNext(act: () => Promise<void>): Promise<void> {
    const before = JSON.stringify(await this.state());
    await act();
    await until('the next step of the quick input', async () => {
      const state = await this.state();
      return JSON.stringify(state) !== before || state?.severity === 'error';
    });
  }
}
