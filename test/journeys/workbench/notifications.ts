import type { Locator, Page } from 'playwright-core';
import { exactly, textsOf } from './text';
import { happens, until } from './until';

/** The messages at the lower right. */
export class Notifications {
  private readonly toasts: Locator;

  constructor(page: Page) {
    this.toasts = page.locator(
      '.notifications-toasts .notification-list-item, .notifications-center .notification-list-item',
    );
  }

  /** The texts now in sight. */
  texts(): Promise<string[]> {
    return textsOf(this.toasts.locator('.notification-list-item-message'));
  }

  /** Waits for a message with that text in it and returns all of it. */
  shows(text: string): Promise<string> {
    return until(`a notification with "${text}"`, async () =>
      (await this.texts()).find((each) => each.includes(text)),
    );
  }

  /** Waits for a message and clicks its button. */
  async click(text: string, button: string): Promise<void> {
    const toast = this.toasts.filter({ hasText: text }).first();
    await toast.hover();
    await toast.locator('.monaco-button', { hasText: exactly(button) }).click();
  }

  /** The names of the buttons of the message with that text. */
  async buttons(text: string): Promise<string[]> {
    const toast = this.toasts.filter({ hasText: text }).first();
    await toast.waitFor();
    return textsOf(toast.locator('.notification-list-item-buttons-container .monaco-button'));
  }

  /** Closes every message; some go by themselves in the meantime. */
  async dismissAll(): Promise<void> {
    await until('the messages to close', async () => {
      const toast = this.toasts.first();
      if (!(await toast.isVisible())) return true;
      if (await happens(toast.hover({ timeout: 2_000 })))
        await happens(toast.locator('.codicon-notifications-clear').click({ timeout: 2_000 }));
      return false;
    });
  }
}
