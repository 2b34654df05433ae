import * as v from 'valibot';
import * as vscode from 'vscode';
import { t } from '../core/l10n';
import type { Tenant } from '../core/tenants/tenant';
import type { Token } from '../core/token/token';
import { resolveTenant } from './chooseTenant';
import { registerCommand } from './command';
import type { Deps } from './deps';
import { chooseDestination, type Destination, type Form, forms } from './destination';
import { prepareHttpFile } from './httpFile';
import { informOnce } from './informOnce';
import { withProgress } from './progress';
import { clockTime } from './tokenStateText';
import { tokenText } from './tokenText';

const argument = v.object({
  tenant: v.optional(v.string()),
  to: v.optional(v.picklist(['clipboard', 'httpFile'])),
  style: v.optional(v.picklist(['header'])),
  as: v.optional(v.picklist(forms)),
  force: v.optional(v.boolean()),
});

/** "CXone: Get Token": a token for a tenant, onto the clipboard or into the request at the cursor. */
export function registerGetToken(deps: Deps): vscode.Disposable {
  return registerCommand('cxone.getToken', argument, deps, async ({ tenant: id, to, as, force = false }) => {
    const tenant = await resolveTenant(deps, id);
    const destination = await chooseDestination(to, as);
    const token = await deliver(deps, tenant, destination, force);
    return { ok: true, tenant: tenant.id, expiresAt: new Date(token.endsAt).toISOString() };
  });
}

async function deliver(deps: Deps, tenant: Tenant, destination: Destination, force: boolean): Promise<Token> {
  if (destination.to === 'clipboard') {
    const token = await getToken(deps, tenant, force);
    await copy(deps, tenant, token, destination.as);
    return token;
  }
  const insertion = await prepareHttpFile(tenant);
  const token = await getToken(deps, tenant, force);
  await insertion.insert(token.accessToken);
  const until = clockTime(token.endsAt);
  vscode.window.setStatusBarMessage(
    t('$(check) Token of {0} inserted, valid until {1}', tenant.name, until),
    5000,
  );
  return token;
}

const underWay = new Map<string, Promise<Token>>();

/** A token of that tenant; callers at the same time share one progress notification, which can cancel the request. */
export function getToken({ tokens }: Deps, tenant: Tenant, force: boolean): Promise<Token> {
  const key = JSON.stringify([tenant, force]);
  const shared =
    underWay.get(key) ??
    withProgress(t('Getting a token for {0}', tenant.name), (signal) =>
      tokens.get(tenant, { force, signal }),
    ).finally(() => underWay.delete(key));
  underWay.set(key, shared);
  return shared;
}

async function copy(
  { clipboard, apiBaseUrls }: Deps,
  tenant: Tenant,
  token: Token,
  form: Form,
): Promise<void> {
  await clipboard.copy(tokenText(token, form, apiBaseUrls.known(tenant)));
  const minutes = Math.ceil((token.endsAt - Date.now()) / 60_000);
  const message = t(
    'Token of {0} copied. It lasts until {1} ({2} min).',
    tenant.name,
    clockTime(token.endsAt),
    minutes,
  );
  informOnce(message);
}
