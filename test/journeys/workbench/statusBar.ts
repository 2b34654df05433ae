import type { Locator, Page } from 'playwright-core';
import { readAll } from './reading';
import { until } from './until';

/** One entry of the status bar. */
export interface StatusBarItem {
  /** What is written there, without icons. */
  readonly text: string;
  /** What a screen reader says, which holds the tooltip. */
  readonly label: string;
  readonly kind: 'standard' | 'warning' | 'error' | 'prominent';
}

/** The line at the bottom of the window. */
export class StatusBar {
  private readonly entries: Locator;

  constructor(page: Page) {
    this.entries = page.locator('.part.statusbar .statusbar-item');
  }

  /** All visible entries, left to right. */
  async items(): Promise<StatusBarItem[]> {
    const entries = await readAll(this.entries, {
      text: '',
      label: '.statusbar-item-label@aria-label',
      classes: '@class',
    });
    return entries.map(({ text, label, classes }) => ({ text, label, kind: kindOf(classes.split(' ')) }));
  }

  /** Waits for an entry with that in its text or label, and returns it. */
  shows(text: string): Promise<StatusBarItem> {
    return until(`"${text}" in the status bar`, async () => {
      return (await this.items()).find((item) => item.text.includes(text) || item.label.includes(text));
    });
  }

  /** Clicks the entry with that in its text. */
  async click(text: string): Promise<void> {
    await this.entries.filter({ hasText: text }).first().click();
  }
}

function kindOf(classes: readonly string[]): StatusBarItem['kind'] {
  const kinds = ['warning', 'error', 'prominent'] as const;
  return kinds.find((kind) => classes.includes(`${kind}-kind`)) ?? 'standard';
}
