import * as vscode from 'vscode';
import type { Memento } from '../core/ports';
import { reportMarkdown } from '../core/report/report';
import type { MomentFormats } from '../core/token/claimRows';
import { inspect } from '../core/token/inspection';
import { TokenOwners } from '../core/token/tokenOwners';
import { systemClock } from '../platform/clock';
import { resolveTenant } from './chooseTenant';
import { registerCommand, tenantArgument } from './command';
import type { Deps } from './deps';
import { getToken } from './getToken';
import { clockTime } from './tokenStateText';

/** "CXone: Inspect Token": a document with what the token of a tenant says, never the token itself. */
export function registerInspectToken(deps: Deps, memento: Memento): vscode.Disposable {
  const { catalog, tokens, apiBaseUrls } = deps;
  const owners = new TokenOwners(memento, systemClock);
  const unsubscribe = tokens.obtained.subscribe(({ tenant, token }) => owners.note(tenant.id, token));
  return vscode.Disposable.from(
    { dispose: unsubscribe },
    catalog.onDidChange(() => owners.keepOnly(new Set(catalog.list.tenants.map(({ id }) => id)))),
    registerCommand('cxone.inspectToken', tenantArgument, deps, async ({ tenant: id }) => {
      const tenant = await resolveTenant(deps, id);
      const token = (await tokens.kept(tenant)) ?? (await getToken(deps, tenant, false));
      const context = {
        earlierTenantId: owners.before(tenant.id),
        apiBaseUrl: apiBaseUrls.known(tenant),
        isDiscovered: apiBaseUrls.isDiscovered(tenant.id),
        regions: catalog.regions,
        formats,
      };
      const report = inspect(token, tenant, context, systemClock.now());
      await deps.reports.show(report.title, reportMarkdown(report), tenant.id);
      return { ok: true, tenant: tenant.id };
    }),
  );
}

const formats: MomentFormats = {
  short: clockTime,
  long: (moment) =>
    new Date(moment).toLocaleString(vscode.env.language, { dateStyle: 'long', timeStyle: 'medium' }),
  distance,
};

/** The units of time, each as long as one of it is more than a number of the one before. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
];

function distance(milliseconds: number): string {
  const [unit, length] = units.findLast(([, length]) => Math.abs(milliseconds) >= 2 * length) ?? [
    'second',
    1000,
  ];
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  return format.format(Math.round(milliseconds / length), unit);
}
