import * as vscode from 'vscode';
import { Cancelled } from './command';

/** Shorter work than this shows no progress. */
const patienceMs = 500;

/** Runs work that can be cancelled from a notification, which appears only when it takes longer than half a second. */
export async function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const result = work(controller.signal);
  const timer = setTimeout(() => showProgress(title, controller, result), patienceMs);
  try {
    return await result;
  } catch (error) {
    throw controller.signal.aborted ? new Cancelled() : error;
  } finally {
    clearTimeout(timer);
  }
}

function showProgress(title: string, controller: AbortController, result: Promise<unknown>): void {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  void vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(() => controller.abort());
    await result.catch(() => undefined);
  });
}
