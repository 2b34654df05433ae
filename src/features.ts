import * as vscode from 'vscode';
import { findingsOf } from './core/diagnosis/findings';
import { useTranslator } from './core/l10n';
import type { Memento } from './core/ports';
import { BrowserLogin } from './platform/login/browserLogin';
import type { UriReceiver } from './platform/login/uriReceiver';
import { type ConnectedNetwork, connectNetwork } from './platform/network/connectNetwork';
import { registerCopyApiBaseUrl } from './ui/copyApiBaseUrl';
import type { Deps } from './ui/deps';
import { registerDiagnoseTenant } from './ui/diagnoseTenant';
import { registerEditTenants } from './ui/editTenants';
import { registerGetToken } from './ui/getToken';
import { registerInspectToken } from './ui/inspectToken';
import { registerMenu } from './ui/menu';
import { registerTenantCommands } from './ui/tenantCommands';
import { registerTransferTenants } from './ui/transferTenants';

export interface FeaturesContext {
  readonly deps: Deps;
  readonly memento: Memento;
  readonly uriReceiver: UriReceiver;
  readonly extensionId: string;
  readonly version: string;
}

/** Everything that only a command needs: a bundle of its own, loaded by the first command. */
export interface Features extends vscode.Disposable {
  readonly network: ConnectedNetwork;
  readonly findingsOf: typeof findingsOf;
}

/** Registers every command with what is behind it. */
export function createFeatures({
  deps,
  memento,
  uriReceiver,
  extensionId,
  version,
}: FeaturesContext): Features {
  useTranslator((message, ...args) => vscode.l10n.t(message, ...args));
  const { catalog, log } = deps;
  const login = new BrowserLogin(uriReceiver, extensionId);
  const network = connectNetwork({ version, regions: () => catalog.regions, memento, login, log });
  const registrations = vscode.Disposable.from(
    registerGetToken(deps),
    registerEditTenants(deps),
    registerTenantCommands(deps),
    registerTransferTenants(deps),
    registerCopyApiBaseUrl(deps),
    registerInspectToken(deps, memento),
    registerDiagnoseTenant(deps, network, version),
    registerMenu(deps),
  );
  return { network, findingsOf, dispose: () => registrations.dispose() };
}
