import * as v from 'valibot';
import { isAllowedUrl } from './url';

/** An area of CXone: groups tenants and picks hosts. URLs, where given, win over the built ones. */
export interface Region {
  readonly id: string;
  readonly label: string;
  readonly issuer?: string;
  readonly apiBaseUrl?: string;
  readonly tokenUrl?: string;
}

const acdAreas: readonly (readonly [string, string])[] = [
  ['na1', 'North America 1 (Oregon)'],
  ['na2', 'North America 2 (US FedRAMP)'],
  ['eu1', 'Europe 1 (Frankfurt)'],
  ['eu3', 'Europe 3'],
  ['uk1', 'United Kingdom 1 (London)'],
  ['au1', 'Australia 1 (Sydney)'],
  ['ca1', 'Canada 1 (Montreal)'],
  ['jp1', 'Japan 1'],
  ['za1', 'South Africa 1'],
];

const platformRegions: readonly (readonly [string, string])[] = [
  ['euw1', 'Europe West 1'],
  ['usw2', 'US West 2'],
  ['use1', 'US East 1'],
];

/** The areas in NICE's public documents, and the region names people use with `platform.{region}.api.nicecxone.com`. */
export const knownRegions: readonly Region[] = [
  ...acdAreas.map(([id, label]) => ({ id, label, apiBaseUrl: `https://api-${id}.niceincontact.com` })),
  ...platformRegions.map(([id, label]) => ({
    id,
    label,
    apiBaseUrl: `https://platform.${id}.api.nicecxone.com`,
  })),
];

const url = v.optional(v.pipe(v.string(), v.check(isAllowedUrl)));
const regionSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
  label: v.optional(v.string()),
  issuer: url,
  apiBaseUrl: url,
  tokenUrl: url,
});

/** The known regions with the user's own from the setting `cxone.regions`, which win; unusable entries are left out. */
export function regionCatalog(setting: unknown): readonly Region[] {
  const catalog = new Map(knownRegions.map((region) => [region.id, region]));
  for (const entry of Array.isArray(setting) ? setting : []) {
    const parsed = v.safeParse(regionSchema, entry);
    if (!parsed.success) continue;
    const { label, ...own } = parsed.output;
    const known = catalog.get(own.id);
    catalog.set(own.id, { ...known, ...defined(own), label: label ?? known?.label ?? own.id });
  }
  return [...catalog.values()];
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}
