import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Finding } from '../../../src/core/finding';

interface Success {
  readonly ok: true;
  readonly tenant: string;
  readonly expiresAt: string;
}

/** Runs a command that must succeed. */
export async function succeed<T = Success>(command: string, argument?: object): Promise<T> {
  const result = (await vscode.commands.executeCommand(command, argument)) as { ok: boolean };
  assert.equal(result?.ok, true, JSON.stringify(result));
  return result as T;
}

/** Runs a command that must fail, and gives its finding. */
export async function fail(command: string, argument?: object): Promise<Finding> {
  const result = (await vscode.commands.executeCommand(command, argument)) as {
    ok: boolean;
    finding?: Finding;
  };
  assert.equal(result?.ok, false, JSON.stringify(result));
  assert.ok(result.finding?.title && result.finding.fix, JSON.stringify(result));
  return result.finding;
}
