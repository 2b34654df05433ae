import * as vscode from 'vscode';
import type { Features, FeaturesContext } from '../features';

/** Commands that views and the status bar run, and the palette does not show. */
const internalCommands = ['cxone.showMenu', 'cxone.fixTenant'];

/** Stands in for every command until the first one runs, which loads what is behind all of them. */
export class LazyFeatures implements vscode.Disposable {
  #standIns: vscode.Disposable;
  #features: Promise<Features> | undefined;
  #loaded: vscode.Disposable | undefined;

  constructor(
    manifest: { readonly contributes: { readonly commands: readonly { readonly command: string }[] } },
    private readonly context: () => FeaturesContext,
  ) {
    const ids = [...manifest.contributes.commands.map(({ command }) => command), ...internalCommands];
    this.#standIns = vscode.Disposable.from(
      ...ids.map((id) =>
        vscode.commands.registerCommand(id, async (argument: unknown) => {
          await this.get();
          return vscode.commands.executeCommand(id, argument);
        }),
      ),
    );
  }

  get(): Promise<Features> {
    this.#features ??= this.#load();
    return this.#features;
  }

  dispose(): void {
    this.#standIns.dispose();
    this.#loaded?.dispose();
  }

  async #load(): Promise<Features> {
    const { createFeatures } = await import('../features');
    this.#standIns.dispose();
    const features = createFeatures(this.context());
    this.#loaded = features;
    return features;
  }
}
