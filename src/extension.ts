import * as vscode from 'vscode';
import { tokenEndpointOf } from './core/cxone/tokenEndpoint';
import { useTranslator } from './core/l10n';
import { Redactor } from './core/redaction';
import { CredentialStore } from './core/tenants/credentialStore';
import { TokenService } from './core/token/tokenService';
import { TokenVault } from './core/token/tokenVault';
import { type CxoneTokenApi, createApi } from './integrations/api';
import { followChanges } from './integrations/followChanges';
import { ActiveTenant } from './platform/activeTenant';
import { Clipboard } from './platform/clipboard';
import { systemClock } from './platform/clock';
import { openLog } from './platform/log';
import { mementoOf } from './platform/memento';
import { loadNetwork } from './platform/network';
import { secretStoreOf } from './platform/secrets';
import { settings } from './platform/settings';
import { TenantCatalog } from './platform/tenantCatalog';
import { registerEditTenants } from './ui/editTenants';
import { registerGetToken } from './ui/getToken';
import { registerMenu } from './ui/menu';
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
  const catalog = new TenantCatalog();
  const active = new ActiveTenant(context.workspaceState, context.globalState);
  const credentials = new CredentialStore(secrets, memento, redactor);
  const vault = new TokenVault({
    secrets,
    memento,
    keepAcrossReloads: () => settings.keepAcrossReloads.value,
  });
  const tokens = new TokenService({
    clock: systemClock,
    vault,
    redactor,
    readCredentials: (id) => credentials.read(id),
    exchange: async (tenant, tenantCredentials, signal) => {
      const endpoint = tokenEndpointOf(tenant, catalog.regions);
      const network = await loadNetwork(context.extension.packageJSON.version);
      const timeoutMs = settings.timeoutSeconds.value * 1000;
      return network.exchange({ tenant, endpoint, credentials: tenantCredentials }, { timeoutMs, signal });
    },
    renewAheadMs: () => settings.renewAheadSeconds.value * 1000,
  });
  const clipboard = new Clipboard(systemClock, () => settings.clearClipboardAfterSeconds.value);
  const deps = { catalog, credentials, tokens, active, clipboard, log };
  context.subscriptions.push(
    log,
    catalog,
    active,
    clipboard,
    followChanges(context.secrets, catalog, tokens),
    registerGetToken(deps),
    registerEditTenants(deps),
    registerTenantCommands(deps),
    registerTransferTenants(deps),
    registerMenu(),
    registerTenantsView(deps),
    registerStatusBar(deps),
  );
  return createApi(catalog, tokens);
}
