import * as vscode from 'vscode';
import { useTranslator } from './core/l10n';
import { Redactor } from './core/redaction';
import { ApiBaseUrls } from './core/tenants/apiBaseUrls';
import { CredentialStore } from './core/tenants/credentialStore';
import { TokenService } from './core/token/tokenService';
import { TokenVault } from './core/token/tokenVault';
import { type CxoneTokenApi, createApi } from './integrations/api';
import { followChanges } from './integrations/followChanges';
import { followTokens } from './integrations/followTokens';
import { ActiveTenant } from './platform/activeTenant';
import { Clipboard } from './platform/clipboard';
import { systemClock } from './platform/clock';
import { openLog } from './platform/log';
import { BrowserLogin } from './platform/login/browserLogin';
import { UriReceiver } from './platform/login/uriReceiver';
import { forgetRemembered, mementoOf } from './platform/memento';
import { connectNetwork } from './platform/network/connectNetwork';
import { secretStoreOf } from './platform/secrets';
import { settings } from './platform/settings';
import { TenantCatalog } from './platform/tenantCatalog';
import { openWindows } from './platform/windows/openWindows';
import { registerCopyApiBaseUrl } from './ui/copyApiBaseUrl';
import type { Deps } from './ui/deps';
import { registerDiagnoseTenant } from './ui/diagnoseTenant';
import { registerEditTenants } from './ui/editTenants';
import { registerGetToken } from './ui/getToken';
import { registerInspectToken } from './ui/inspectToken';
import { registerMenu } from './ui/menu';
import { registerReports } from './ui/reportDocument';
import { registerStatusBar } from './ui/statusBar';
import { registerTenantCommands } from './ui/tenantCommands';
import { registerTenantsView } from './ui/tenantsView/tenantsView';
import { registerTransferTenants } from './ui/transferTenants';

/** Builds the services from leaf to root and registers what people see. */
export function activate(context: vscode.ExtensionContext): CxoneTokenApi {
  useTranslator((message, ...args) => vscode.l10n.t(message, ...args));
  const redactor = new Redactor();
  const log = openLog(redactor);
  const secrets = secretStoreOf(context.secrets);
  const memento = mementoOf(context.globalState);
  const timeoutMs = () => settings.timeoutSeconds.value * 1000;
  const windows = openWindows(context.globalStorageUri, { secrets, clock: systemClock, log, timeoutMs });
  const catalog = new TenantCatalog(windows.guard);
  const active = new ActiveTenant(context.workspaceState, context.globalState);
  const credentials = new CredentialStore(secrets, memento, redactor, windows.guard);
  const vault = new TokenVault({
    secrets,
    memento,
    keepAcrossReloads: () => settings.keepAcrossReloads.value,
    isStale: () => windows.guard.isStale(),
  });
  const uriReceiver = new UriReceiver();
  const network = connectNetwork({
    version: context.extension.packageJSON.version,
    regions: () => catalog.regions,
    memento,
    login: new BrowserLogin(uriReceiver, context.extension.id),
    log,
  });
  const tokens = new TokenService({
    clock: systemClock,
    vault,
    redactor,
    readCredentials: (id) => credentials.read(id),
    exchange: network.exchange,
    exclusively: windows.exclusively,
    renewAheadMs: () => settings.renewAheadSeconds.value * 1000,
  });
  const apiBaseUrls = new ApiBaseUrls({
    memento,
    regions: () => catalog.regions,
    discover: network.discoverApiBaseUrl,
  });
  const clipboard = new Clipboard(systemClock, () => settings.clearClipboardAfterSeconds.value);
  const deps: Deps = {
    catalog,
    credentials,
    tokens,
    apiBaseUrls,
    active,
    clipboard,
    log,
    checkUpToDate: () => windows.guard.check(),
    forgetRemembered: (tenantId) => forgetRemembered(memento, tenantId),
  };
  context.subscriptions.push(
    log,
    catalog,
    active,
    clipboard,
    followChanges(context.secrets, catalog, tokens, log),
    followTokens(tokens, apiBaseUrls),
    vscode.window.registerUriHandler(uriReceiver),
    registerCopyApiBaseUrl(deps),
    registerGetToken(deps),
    registerEditTenants(deps),
    registerTenantCommands(deps),
    registerTransferTenants(deps),
    registerReports(),
    registerInspectToken(deps, memento),
    registerDiagnoseTenant(deps, network, context.extension.packageJSON.version),
    registerMenu(deps),
    registerTenantsView(deps),
    registerStatusBar(deps),
  );
  return createApi(catalog, tokens);
}
