import { environmentLabel } from '../../core/cxone/clouds';
import type { Region } from '../../core/cxone/regions';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantList } from '../../core/tenants/tenantList';
import { type Node, ProblemNode, RegionNode, TenantNode } from './nodes';

/** Tenants grouped by region, both sorted by what is read; entries that cannot be used come last. */
export function buildTree({ tenants, problems }: TenantList, regions: readonly Region[]): Node[] {
  const groups = new Map<string, TenantNode[]>();
  for (const tenant of tenants) {
    const label = groupLabel(tenant, regions);
    const group = groups.get(label);
    if (group) group.push(new TenantNode(tenant));
    else groups.set(label, [new TenantNode(tenant)]);
  }
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const regionNodes = [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(
      ([label, nodes]) =>
        new RegionNode(
          label,
          nodes.sort((a, b) => compare(a.details.name, b.details.name)),
        ),
    );
  return [...regionNodes, ...problems.map((problem) => new ProblemNode(problem))];
}

function groupLabel({ region: id, environment }: Tenant, regions: readonly Region[]): string {
  if (id === undefined) return environmentLabel(environment);
  const region = regions.find((known) => known.id === id);
  return region && region.label !== id ? `${id} · ${region.label}` : id;
}
