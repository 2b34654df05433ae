import * as vscode from 'vscode';

/** A switch of this extension: its value when it is one, else its default. */
class Switch {
  constructor(
    private readonly key: string,
    private readonly fallback: boolean,
  ) {}

  get value(): boolean {
    const value = read(this.key);
    return typeof value === 'boolean' ? value : this.fallback;
  }
}

/** A number of this extension within its bounds; its default when it is no number. */
class Quantity {
  constructor(
    private readonly key: string,
    private readonly fallback: number,
    private readonly least: number,
    private readonly most: number,
  ) {}

  get value(): number {
    const value = read(this.key);
    if (typeof value !== 'number' || Number.isNaN(value)) return this.fallback;
    return Math.min(Math.max(value, this.least), this.most);
  }
}

function read(key: string): unknown {
  return vscode.workspace.getConfiguration('cxone').get(key);
}

/** The settings of this extension, with the bounds that package.json states. */
export const settings = {
  timeoutSeconds: new Quantity('network.timeoutSeconds', 15, 1, 300),
  renewAheadSeconds: new Quantity('token.renewAheadSeconds', 300, 0, 3600),
  keepAcrossReloads: new Switch('token.keepAcrossReloads', true),
  clearClipboardAfterSeconds: new Quantity('clipboard.clearAfterSeconds', 0, 0, 3600),
};
