import * as vscode from 'vscode';

const key = 'activeTenant';

/** The tenant a window works with: remembered per workspace, else the one chosen last anywhere. */
export class ActiveTenant implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly workspaceState: vscode.Memento,
    private readonly globalState: vscode.Memento,
  ) {}

  get id(): string | undefined {
    return this.workspaceState.get<string>(key) ?? this.globalState.get<string>(key);
  }

  async set(id: string | undefined): Promise<void> {
    await Promise.all([this.workspaceState.update(key, id), this.globalState.update(key, id)]);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
