import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Dialog } from './dialog';
import { Editor } from './editor';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { StatusBar } from './statusBar';
import { TreeView } from './treeView';
import { happens, until } from './until';

/** How a workbench reaches what it runs in. */
export interface Backstage {
  /** Where the window is, for a person's browser too. */
  readonly url: string;
  readonly folder: string;
  readonly userDataDir: string;
  restartServer(): Promise<void>;
  anotherWindow(): Promise<Workbench>;
  close(): Promise<void>;
}

/** A window of a real VS Code, used as a person would. Every method waits until what it needs is there. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly dialog: Dialog;
  readonly tree: TreeView;
  readonly statusBar: StatusBar;
  readonly editor: Editor;

  constructor(
    readonly page: Page,
    private readonly backstage: Backstage,
  ) {
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.dialog = new Dialog(page);
    this.tree = new TreeView(page);
    this.statusBar = new StatusBar(page);
    this.editor = new Editor(page, this.quickInput, backstage.folder);
  }

  get url(): string {
    return this.backstage.url;
  }

  get folder(): string {
    return this.backstage.folder;
  }

  get userDataDir(): string {
    return this.backstage.userDataDir;
  }

  /** Opens the window and waits until it is usable. */
  async open(): Promise<void> {
    await this.page.goto(this.url);
    await this.isUsable();
  }

  /** Runs a command from the palette by its full title, for example "CXone: Add Tenant". */
  async runCommand(title: string): Promise<void> {
    await until(`the command "${title}" in the palette`, async () => {
      await this.quickInput.openWith('F1', `>${title}`);
      const row = this.quickInput.row(title);
      const found = await happens(row.waitFor({ timeout: 3_000 }));
      if (found) await row.click();
      else await this.quickInput.cancel();
      return found;
    });
    await until('the palette to close', async () => !(await this.quickInput.state())?.value.startsWith('>'));
  }

  /** The text on the clipboard. */
  clipboard(): Promise<string> {
    return this.page.evaluate('navigator.clipboard.readText()');
  }

  /** Writes a picture of the window to .cache/screenshots and returns its path. */
  async screenshot(name: string): Promise<string> {
    const folder = join(process.cwd(), '.cache', 'screenshots');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** Reloads the window, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.isUsable();
  }

  /** Does what makes the window reload itself, and waits until it is usable again. */
  async reloadsAfter(act: () => Promise<void>): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await act();
    await loaded;
    await this.isUsable();
  }

  /** Ends VS Code and starts it again with the same user and the same browser profile. */
  async restartServer(): Promise<void> {
    await this.page.goto('about:blank');
    await this.backstage.restartServer();
    await this.open();
  }

  /** Opens the same folder in another window of the same browser; it is closed with this one. */
  anotherWindow(): Promise<Workbench> {
    return this.backstage.anotherWindow();
  }

  /** Ends everything and removes what was made for this window. */
  close(): Promise<void> {
    return this.backstage.close();
  }

  private async isUsable(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  }
}
