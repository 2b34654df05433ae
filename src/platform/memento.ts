import type * as vscode from 'vscode';
import type { Memento } from '../core/ports';

/** VS Code's memento as core knows it. */
export function mementoOf(memento: vscode.Memento): Memento {
  return {
    get: (key) => memento.get(key),
    set: (key, value) => void memento.update(key, value),
    keys: () => memento.keys(),
  };
}
