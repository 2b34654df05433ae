import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Clock, Log, SecretStore } from '../../core/ports';
import { credentialsRevision } from '../../core/tenants/credentialStore';
import { WindowGuard } from '../../core/windows/windowGuard';
import { tenantsRevision } from '../tenantCatalog';
import { FolderLock } from './folderLock';
import { noRevisionFile, revisionFileAt } from './revisionFile';
import { windowStart } from './windowStart';

export interface WindowsDependencies {
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a request may take, in milliseconds. */
  timeoutMs(): number;
}

/** What one window knows and expects of the others. */
export interface Windows {
  readonly guard: WindowGuard;
  /** Runs work while no other window does the same for that tenant; rejects with the signal's reason when it aborts. */
  exclusively<T>(tenantId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** A waiter gives a request of another window its whole time, and this much to store what came of it. */
const marginMs = 5000;

/** Meets the other windows in the extension's global storage folder; nothing there is touched before it is needed. */
export function openWindows(
  storage: vscode.Uri,
  { secrets, clock, log, timeoutMs }: WindowsDependencies,
): Windows {
  const folder = storage.scheme === 'file' ? storage.fsPath : undefined;
  const lock = new FolderLock({
    folder: folder && join(folder, 'locks'),
    clock,
    log,
    longestWaitMs: () => timeoutMs() + marginMs,
  });
  const guard = new WindowGuard({
    clock,
    log,
    file: folder ? revisionFileAt(join(folder, 'revisions.json')) : noRevisionFile,
    startedAt: windowStart(clock.now(), process.uptime(), webSession()),
    ownRevision: async (part) =>
      part === 'tenants'
        ? tenantsRevision()
        : credentialsRevision(secrets, part.slice('credentials '.length)),
    exclusively: (work) => lock.exclusively('writes', work),
  });
  return {
    guard,
    exclusively: (tenantId, signal, work) => lock.exclusively(`token-${tenantId}`, work, signal),
  };
}

/** On a desktop the session is that of all windows, and their copies are never old. */
function webSession(): string | undefined {
  return vscode.env.uiKind === vscode.UIKind.Web ? vscode.env.sessionId : undefined;
}
