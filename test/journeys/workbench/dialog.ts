import type { Locator, Page } from 'playwright-core';
import { exactly, textsOf } from './text';

/** A modal question in the middle of the window. */
export class Dialog {
  private readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits for a dialog and returns its question, its detail and the names of its buttons. */
  async shows(): Promise<{ message: string; detail: string; buttons: string[] }> {
    await this.box.waitFor();
    const [message = ''] = await textsOf(this.box.locator('.dialog-message-text'));
    const [detail = ''] = await textsOf(this.box.locator('.dialog-message-detail'));
    return { message, detail, buttons: await textsOf(this.box.locator('.dialog-buttons .monaco-button')) };
  }

  /** Clicks a button and waits until the dialog is gone. */
  async click(button: string): Promise<void> {
    await this.box.locator('.monaco-button', { hasText: exactly(button) }).click();
    await this.box.waitFor({ state: 'hidden' });
  }

  /** True while a dialog is open. */
  isOpen(): Promise<boolean> {
    return this.box.isVisible();
  }
}
