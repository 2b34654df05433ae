import type * as vscode from 'vscode';
import type { Memento } from '../core/ports';

/** Forgets what was remembered of one tenant, under keys that end with its id, or of all. */
export function forgetRemembered(memento: Memento, tenantId?: string): void {
  for (const key of memento.keys()) {
    if (tenantId === undefined || key.endsWith(`.${tenantId}`)) memento.set(key, undefined);
  }
}

/** VS Code's memento as core knows it. */
export function mementoOf(memento: vscode.Memento): Memento {
  return {
    get: (key) => memento.get(key),
    set: (key, value) => void memento.update(key, value),
    keys: () => memento.keys(),
  };
}
