import * as vscode from 'vscode';
import type { LoginPorts } from '../../core/cxone/authorizationCode';
import { isLoopback } from '../../core/cxone/url';
import { openLoopbackReceiver } from './loopbackReceiver';
import type { UriReceiver } from './uriReceiver';

/** Sign-ins in the browser, one at a time: a new one ends the one before. */
export class BrowserLogin {
  #current: AbortController | undefined;

  constructor(
    private readonly uriReceiver: UriReceiver,
    private readonly extensionId: string,
  ) {}

  /** The way out and back for one sign-in, by the redirect address that is registered for the app. */
  ports(redirectUri: string | undefined): LoginPorts {
    return {
      openBrowser: async (url) => vscode.env.openExternal(vscode.Uri.parse(url, true)),
      receive: async (state, signal) => {
        const alone = this.#endOthers(signal);
        const ownAddress = `${vscode.env.uriScheme}://${this.extensionId}/callback`;
        if (!redirectUri) return this.uriReceiver.open(ownAddress, state, alone);
        const address = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
        if (address?.protocol === `${vscode.env.uriScheme}:`) {
          return address.host === this.extensionId
            ? this.uriReceiver.open(redirectUri, state, alone)
            : 'redirect-not-usable';
        }
        if (address?.protocol !== 'http:' || !isLoopback(address.hostname)) return 'redirect-not-usable';
        return (await reachesThisWindow(address))
          ? openLoopbackReceiver(address, state, alone)
          : 'redirect-not-usable';
      },
    };
  }

  #endOthers(signal: AbortSignal): AbortSignal {
    this.#current?.abort(new DOMException('Another sign-in began', 'AbortError'));
    const controller = new AbortController();
    this.#current = controller;
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
    return controller.signal;
  }
}

/** In a remote window the listener is on the other machine: it serves only if the same port is forwarded to it. */
async function reachesThisWindow(address: URL): Promise<boolean> {
  if (!vscode.env.remoteName || vscode.env.uiKind === vscode.UIKind.Web) return true;
  const external = await vscode.env.asExternalUri(vscode.Uri.parse(address.origin));
  return external.authority.split(':')[1] === address.port;
}
