import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { QuickInput } from './quickInput';
import { until } from './until';

/** The text editor in front. */
export class Editor {
  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
    private readonly folder: string,
  ) {}

  /** Opens a file of the workspace by its relative path. */
  async open(path: string): Promise<void> {
    await this.quickInput.openWith('ControlOrMeta+P', path);
    await this.quickInput.pick(basename(path));
    await this.tab(basename(path)).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.quickInput.openWith('ControlOrMeta+P', `:${line}:${column}`);
    await this.quickInput.accept();
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** The lines in sight, saved or not. */
  async lines(): Promise<string[]> {
    const lines = this.page.locator('.editor-instance .monaco-editor .view-lines .view-line');
    const placed = await lines.evaluateAll((elements) =>
      elements.map((line) => ({ top: Number.parseFloat(line.style.top), text: line.textContent ?? '' })),
    );
    return placed.sort((a, b) => a.top - b.top).map(({ text }) => text.replace(/\u00a0/g, ' '));
  }

  /** Waits until the lines in sight satisfy a condition, and returns them. */
  showsLines(what: string, condition: (lines: string[]) => boolean): Promise<string[]> {
    return until(`the editor to show ${what}`, async () => {
      const lines = await this.lines();
      return condition(lines) && lines;
    });
  }

  /** Saves the file in front and waits until it is saved. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** A file of the workspace as it is on disk. */
  readSaved(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Waits for the file in front to have that name. */
  async shows(name: string): Promise<void> {
    await this.tab(name).waitFor();
  }

  private tab(name: string) {
    return this.page.locator('.tab.active', { hasText: name }).first();
  }
}
