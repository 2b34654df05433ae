import * as vscode from 'vscode';
import type { Clock } from '../core/ports';
import type { Secret } from '../core/secret';

/** Copies secrets, and clears them again where the user wants that and they are still there. */
export class Clipboard implements vscode.Disposable {
  #cancelClearing: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly clearAfterSeconds: () => number,
  ) {}

  async copy(text: Secret): Promise<void> {
    await vscode.env.clipboard.writeText(text.reveal());
    this.dispose();
    const seconds = this.clearAfterSeconds();
    if (seconds > 0) this.#cancelClearing = this.clock.after(seconds * 1000, () => void this.#clear(text));
  }

  dispose(): void {
    this.#cancelClearing?.();
    this.#cancelClearing = undefined;
  }

  async #clear(text: Secret): Promise<void> {
    if ((await vscode.env.clipboard.readText()) === text.reveal()) await vscode.env.clipboard.writeText('');
  }
}
