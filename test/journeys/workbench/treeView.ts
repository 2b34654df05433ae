import type { Locator, Page } from 'playwright-core';
import { readAll } from './reading';
import { exactly, textsOf } from './text';
import { happens, until } from './until';

/** One visible row of a tree. */
export interface TreeRow {
  readonly text: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly label: string;
  /** 1 for the outermost rows. */
  readonly level: number;
  /** Undefined for a row without children. */
  readonly expanded?: boolean;
}

/** The tree in the side bar. */
export class TreeView {
  private readonly sideBar: Locator;
  private readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.sideBar = page.locator('.part.sidebar');
    this.rows = this.sideBar.locator('[role="treeitem"]');
  }

  /** Shows the view container with that name from the activity bar. */
  async open(container: string): Promise<void> {
    const icon = this.page.locator('.part.activitybar .action-item', {
      has: this.page.locator(`[aria-label^="${container}"]`),
    });
    await icon.waitFor();
    const title = this.sideBar.locator('.composite.title', { hasText: container });
    if (!(await title.isVisible())) await icon.click();
    await title.waitFor();
  }

  /** The rows in sight. */
  items(): Promise<TreeRow[]> {
    return readRows(this.rows);
  }

  /** Waits for a row with exactly that text and returns it. */
  shows(text: string): Promise<TreeRow> {
    return this.showsRow(text, () => true);
  }

  /** Waits until the row with that text satisfies a condition, and returns it. */
  showsRow(text: string, condition: (row: TreeRow) => boolean): Promise<TreeRow> {
    return until(`the tree row "${text}" as it should be`, async () => {
      return (await this.items()).find((row) => row.text === text && condition(row));
    });
  }

  /** Clicks a row. */
  async click(text: string): Promise<void> {
    await this.row(text).click();
  }

  /** The tooltips of the buttons that a row shows under the mouse. */
  async actions(text: string): Promise<string[]> {
    await this.row(text).hover();
    const buttons = await readAll(this.row(text).locator('.actions .action-label'), {
      tooltip: '@aria-label',
    });
    return buttons.map(({ tooltip }) => tooltip);
  }

  /** Clicks one of the buttons that a row shows under the mouse, by its tooltip. */
  async clickAction(text: string, tooltip: string): Promise<void> {
    await this.row(text).hover();
    await this.row(text).locator(`.actions .action-label[aria-label="${tooltip}"]`).click();
  }

  /** Chooses an entry from a row's context menu. */
  async chooseFromMenu(text: string, entry: string): Promise<void> {
    await this.row(text).click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-menu-item', { hasText: exactly(entry) });
    await item.waitFor();
    await until(`the menu entry "${entry}" to react`, async () => {
      if (await item.isVisible()) await item.click();
      return happens(item.waitFor({ state: 'hidden', timeout: 1_000 }));
    });
  }

  /** Clicks a button in the title of the view, by its tooltip. */
  async clickTitleAction(tooltip: string): Promise<void> {
    await this.sideBar.hover();
    await this.sideBar
      .locator(
        `.title-actions .action-label[aria-label="${tooltip}"], .pane-header .action-label[aria-label="${tooltip}"]`,
      )
      .first()
      .click();
  }

  /** What an empty view says: its paragraphs and buttons. */
  async welcome(): Promise<string[]> {
    const content = this.sideBar.locator('.welcome-view-content');
    await content.locator('p, .monaco-button').first().waitFor();
    return textsOf(content.locator('p, .monaco-button'));
  }

  /** Clicks a button or link of an empty view. */
  async clickWelcome(name: string): Promise<void> {
    await this.sideBar
      .locator('.welcome-view-content .monaco-button, .welcome-view-content a', { hasText: name })
      .first()
      .click();
  }

  private row(text: string): Locator {
    return this.rows.filter({ has: this.page.locator('.label-name', { hasText: exactly(text) }) }).first();
  }
}

async function readRows(rows: Locator): Promise<TreeRow[]> {
  const recipe = {
    text: '.label-name',
    description: '.label-description',
    label: '@aria-label',
    level: '@aria-level',
    expanded: '@aria-expanded',
  };
  return (await readAll(rows, recipe)).map(({ level, expanded, ...texts }) => ({
    ...texts,
    level: Number(level),
    ...(expanded ? { expanded: expanded === 'true' } : {}),
  }));
}
