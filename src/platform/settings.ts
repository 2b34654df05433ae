import * as vscode from 'vscode';

/** One setting of this extension: its value when it has the right type, else its default. */
class Setting<T extends string | number | boolean> {
  constructor(
    private readonly key: string,
    private readonly fallback: T,
  ) {}

  get value(): T {
    const value: unknown = vscode.workspace.getConfiguration('cxone').get(this.key);
    return typeof value === typeof this.fallback ? (value as T) : this.fallback;
  }
}

export const settings = {
  timeoutSeconds: new Setting('network.timeoutSeconds', 15),
  renewAheadSeconds: new Setting('token.renewAheadSeconds', 300),
  keepAcrossReloads: new Setting('token.keepAcrossReloads', true),
  clearClipboardAfterSeconds: new Setting('clipboard.clearAfterSeconds', 0),
};
