import { t } from '../l10n';
import { entryName, readTenant, statedIds } from './schema';
import type { Tenant } from './tenant';

/** An entry of the setting that cannot be used, and why. */
export interface TenantProblem {
  readonly name: string;
  readonly reason: string;
}

export interface TenantList {
  readonly tenants: readonly Tenant[];
  readonly problems: readonly TenantProblem[];
}

/** The tenants in the setting `cxone.tenants`; an entry edited into nonsense becomes a problem, the others still work. */
export function readTenantList(setting: unknown): TenantList {
  if (setting === undefined || setting === null) return { tenants: [], problems: [] };
  if (!Array.isArray(setting)) {
    return { tenants: [], problems: [{ name: 'cxone.tenants', reason: t('it is not a list') }] };
  }
  const tenants = new Map<string, Tenant>();
  const problems: TenantProblem[] = [];
  const stated = statedIds(setting);
  const taken = { has: (id: string) => stated.has(id) || tenants.has(id) };
  setting.forEach((entry: unknown, index) => {
    const reading = readTenant(entry, taken);
    if ('reason' in reading) problems.push({ name: entryName(entry, index), reason: reading.reason });
    else if (tenants.has(reading.tenant.id))
      problems.push({
        name: reading.tenant.name,
        reason: t('its id "{0}" is used twice', reading.tenant.id),
      });
    else tenants.set(reading.tenant.id, reading.tenant);
  });
  return { tenants: [...tenants.values()], problems };
}

/** The setting with one tenant added or replaced; every other entry, usable or not, stays as it is. */
export function withTenant(setting: unknown, tenant: Tenant): unknown[] {
  const entries = entriesOf(setting);
  const index = indexOfTenant(entries, tenant.id);
  const plain = plainTenant(tenant);
  return index < 0 ? [...entries, plain] : entries.with(index, plain);
}

/** The setting without the tenant of that id. */
export function withoutTenant(setting: unknown, id: string): unknown[] {
  const entries = entriesOf(setting);
  const index = indexOfTenant(entries, id);
  return index < 0 ? entries : entries.toSpliced(index, 1);
}

/** A tenant as people read it in settings and export files: without what is at its default. */
export function plainTenant(tenant: Tenant): Record<string, unknown> {
  const { clientAuthentication, production, ...rest } = tenant;
  return {
    ...rest,
    ...(clientAuthentication === 'auto' ? {} : { clientAuthentication }),
    ...(production ? { production } : {}),
  };
}

function entriesOf(setting: unknown): unknown[] {
  return Array.isArray(setting) ? [...setting] : [];
}

/** Where the tenant of that id stands: ids that were left out are made again the way `readTenantList` makes them. */
function indexOfTenant(entries: readonly unknown[], id: string): number {
  const seen = new Set<string>();
  const stated = statedIds(entries);
  const taken = { has: (candidate: string) => stated.has(candidate) || seen.has(candidate) };
  for (const [index, entry] of entries.entries()) {
    const reading = readTenant(entry, taken);
    if ('reason' in reading || seen.has(reading.tenant.id)) continue;
    if (reading.tenant.id === id) return index;
    seen.add(reading.tenant.id);
  }
  return -1;
}
