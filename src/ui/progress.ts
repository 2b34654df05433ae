import * as vscode from 'vscode';
import { Signal } from '../core/signal';
import { Cancelled } from './command';

/** Shorter work than this shows no progress. */
const patienceMs = 500;

/** Runs work that can be cancelled from a notification, which appears only when it takes longer than half a second. */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (step: string) => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const steps = new Signal<string>();
  const result = work(controller.signal, (step) => steps.emit(step));
  const timer = setTimeout(() => showProgress(title, controller, result, steps), patienceMs);
  try {
    return await result;
  } catch (error) {
    throw controller.signal.aborted ? new Cancelled() : error;
  } finally {
    clearTimeout(timer);
  }
}

function showProgress(
  title: string,
  controller: AbortController,
  result: Promise<unknown>,
  steps: Signal<string>,
): void {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  void vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => controller.abort());
    const stop = steps.subscribe((message) => progress.report({ message }));
    await result.catch(() => undefined);
    stop();
  });
}
