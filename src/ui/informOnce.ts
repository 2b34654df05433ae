import * as vscode from 'vscode';

/** The same message within this time tells nothing new. */
const repetitionMs = 1000;

let last = { message: '', at: 0 };

/** Shows an information message, once when many callers have the same to say at the same time. */
export function informOnce(message: string): void {
  const at = Date.now();
  const isRepetition = message === last.message && at - last.at < repetitionMs;
  last = { message, at };
  if (!isRepetition) void vscode.window.showInformationMessage(message);
}
