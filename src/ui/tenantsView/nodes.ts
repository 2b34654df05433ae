import type { Finding } from '../../core/finding';
import type { Tenant } from '../../core/tenants/tenant';
import type { TenantProblem } from '../../core/tenants/tenantList';

/** A region with its tenants. */
export class RegionNode {
  constructor(
    readonly label: string,
    readonly children: readonly TenantNode[],
  ) {}
}

/** A tenant in the tree; `tenant` is its id, which makes the node an argument for every command. */
export class TenantNode {
  constructor(readonly details: Tenant) {}

  get tenant(): string {
    return this.details.id;
  }
}

/** An entry of the setting that cannot be used. */
export class ProblemNode {
  constructor(readonly problem: TenantProblem) {}
}

/** What is wrong with the tenant above it. */
export class VerdictNode {
  constructor(
    readonly tenant: string,
    readonly finding: Finding,
  ) {}
}

export type Node = RegionNode | TenantNode | ProblemNode | VerdictNode;
