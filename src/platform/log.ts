import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { Redactor } from '../core/redaction';

/** The output channel; every line goes through the redactor, so that no caller can forget it. */
export function openLog(redactor: Redactor): Log & vscode.Disposable & { show(): void } {
  const channel = vscode.window.createOutputChannel('CXone Token', { log: true });
  return {
    info: (message) => channel.info(redactor.redact(message)),
    warn: (message) => channel.warn(redactor.redact(message)),
    error: (message) => channel.error(redactor.redact(message)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}
