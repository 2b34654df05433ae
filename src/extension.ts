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
import { LazyFeatures } from './platform/lazyFeatures';
import { openLog } from './platform/log';
import { UriReceiver } from './platform/login/uriReceiver';
import { forgetRemembered, mementoOf } from './platform/memento';
import { secretStoreOf } from './platform/secrets';
import { settings } from './platform/settings';
import { TenantCatalog } from './platform/tenantCatalog';
import { openWindows } from './platform/windows/openWindows';
import type { Deps } from './ui/deps';
import { ReportDocuments } from './ui/reportDocument';
import { registerStatusBar } from './ui/statusBar';
import { registerTenantsView } from './ui/tenantsView/tenantsView';

/** Builds the services from leaf to root and registers what people see; what only commands need is loaded by the first. */
export function activate(context: vscode.ExtensionContext): CxoneTokenApi {
  useTranslator((message, ...args) => vscode.l10n.t(message, ...args));
  const { id: extensionId, packageJSON: manifest } = context.extension;
  const redactor = new Redactor();
  const log = openLog(redactor);
  const secrets = secretStoreOf(context.secrets);
  const memento = mementoOf(context.globalState);
  const timeoutMs = () => settings.timeoutSeconds.value * 1000;
  const windows = openWindows(context.globalStorageUri, { secrets, clock: systemClock, log, timeoutMs });
  const catalog = new TenantCatalog(windows.guard);
  const active = new ActiveTenant(context.workspaceState, context.globalState);
  const credentials = new CredentialStore(secrets, memento, redactor, windows.guard);
  const uriReceiver = new UriReceiver();
  const features = new LazyFeatures(manifest, () => ({
    deps,
    memento,
    uriReceiver,
    extensionId,
    version: manifest.version,
  }));
  const tokens = new TokenService({
    clock: systemClock,
    vault: new TokenVault({
      secrets,
      memento,
      keepAcrossReloads: () => settings.keepAcrossReloads.value,
      isStale: () => windows.guard.isStale(),
    }),
    redactor,
    readCredentials: (id) => credentials.read(id),
    exchange: async (...request) => (await features.get()).network.exchange(...request),
    findingsOf: async (evidence) => (await features.get()).findingsOf(evidence),
    exclusively: windows.exclusively,
    renewAheadMs: () => settings.renewAheadSeconds.value * 1000,
  });
  const apiBaseUrls = new ApiBaseUrls({
    memento,
    regions: () => catalog.regions,
    discover: async (...request) => (await features.get()).network.discoverApiBaseUrl(...request),
  });
  const clipboard = new Clipboard(systemClock, () => settings.clearClipboardAfterSeconds.value);
  const reports = new ReportDocuments();
  const deps: Deps = {
    catalog,
    credentials,
    tokens,
    apiBaseUrls,
    active,
    clipboard,
    reports,
    log,
    checkUpToDate: () => windows.guard.check(),
    forgetRemembered: (tenantId) => forgetRemembered(memento, tenantId),
  };
  context.subscriptions.push(
    log,
    catalog,
    active,
    clipboard,
    reports,
    features,
    followChanges(context.secrets, catalog, tokens, log),
    followTokens(tokens, apiBaseUrls),
    vscode.window.registerUriHandler(uriReceiver),
    registerTenantsView(deps),
    registerStatusBar(deps),
  );
  return createApi(catalog, tokens);
}
