import type * as vscode from 'vscode';
import type { RedirectReceiver } from '../../core/cxone/authorizationCode';
import { cancellable } from './loopbackReceiver';

/** Takes the addresses of this extension that the system hands to VS Code. */
export class UriReceiver implements vscode.UriHandler {
  readonly #waiting = new Map<string, (redirect: string) => void>();

  handleUri(uri: vscode.Uri): void {
    const state = new URLSearchParams(uri.query).get('state');
    if (state !== null) this.#waiting.get(state)?.(uri.toString(true));
  }

  /** Waits for the address that carries that state. */
  open(redirectUri: string, state: string, signal: AbortSignal): RedirectReceiver {
    const redirected = cancellable<string>(signal, (resolve) => this.#waiting.set(state, resolve));
    return { redirectUri, redirected, close: () => this.#waiting.delete(state) };
  }
}
