import type { Failed } from '../cxone/attempt';
import type { Region } from '../cxone/regions';
import type { TenantHome } from '../cxone/tenantHome';
import type { Memento } from '../ports';
import { Signal } from '../signal';
import type { Tenant } from './tenant';

export interface ApiBaseUrlsDependencies {
  readonly memento: Memento;
  regions(): readonly Region[];
  discover(
    home: TenantHome,
    signal: AbortSignal,
  ): Promise<{ readonly ok: true; readonly apiBaseUrl: string } | Failed>;
}

const prefix = 'apiBaseUrl.';

/** Where each tenant's API is: as CXone's tenant discovery says, else as its region is known to be. */
export class ApiBaseUrls {
  /** Emits the id of a tenant whose API base URL became known. */
  readonly changed = new Signal<string>();

  constructor(private readonly dependencies: ApiBaseUrlsDependencies) {}

  /** What is known without asking anyone. */
  known(tenant: Tenant): string | undefined {
    const found = this.dependencies.memento.get(prefix + tenant.id);
    if (typeof found === 'string') return found;
    const region = this.dependencies.regions().find(({ id }) => id === tenant.region);
    return (
      region?.apiBaseUrl ?? (tenant.region ? `https://api-${tenant.region}.niceincontact.com` : undefined)
    );
  }

  /** Asks where the tenant of that id token lives, and remembers it; a failure leaves what was known. */
  async learn(tenantId: string, home: TenantHome, signal: AbortSignal): Promise<void> {
    const answer = await this.dependencies.discover(home, signal);
    if (!answer.ok || answer.apiBaseUrl === this.dependencies.memento.get(prefix + tenantId)) return;
    this.dependencies.memento.set(prefix + tenantId, answer.apiBaseUrl);
    this.changed.emit(tenantId);
  }

  /** True when tenant discovery answered for that tenant. */
  isDiscovered(tenantId: string): boolean {
    return this.dependencies.memento.get(prefix + tenantId) !== undefined;
  }

  forget(tenantId: string): void {
    this.dependencies.memento.set(prefix + tenantId, undefined);
  }
}
