import type { Log } from '../core/ports';
import type { ApiBaseUrls } from '../core/tenants/apiBaseUrls';
import type { CredentialStore } from '../core/tenants/credentialStore';
import type { TokenService } from '../core/token/tokenService';
import type { ActiveTenant } from '../platform/activeTenant';
import type { Clipboard } from '../platform/clipboard';
import type { TenantCatalog } from '../platform/tenantCatalog';
import type { ReportDocuments } from './reportDocument';

/** What commands and views work with. */
export interface Deps {
  readonly catalog: TenantCatalog;
  readonly credentials: CredentialStore;
  readonly tokens: TokenService;
  readonly apiBaseUrls: ApiBaseUrls;
  readonly active: ActiveTenant;
  readonly clipboard: Clipboard;
  readonly reports: ReportDocuments;
  /** Rejects with a `FindingError` when this window does not know what another one wrote. */
  checkUpToDate(): Promise<void>;
  /** Drops what was remembered of tenants besides settings and secrets. */
  forgetRemembered(tenantId?: string): void;
  readonly log: Log & { show(): void };
}
