import * as vscode from 'vscode';
import { type Region, regionCatalog } from '../core/cxone/regions';
import { confirmed, FindingError } from '../core/finding';
import { t } from '../core/l10n';
import type { Tenant } from '../core/tenants/tenant';
import { readTenantList, type TenantList, withoutTenant, withTenant } from '../core/tenants/tenantList';
import { revisionOfValue } from '../core/windows/revisions';
import { unguarded, type WriteGuard } from '../core/windows/writeGuard';

/** The tenants and regions in the user's settings, read once until they change. */
export class TenantCatalog implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  #list: TenantList | undefined;
  #regions: readonly Region[] | undefined;
  #lastWrite: Promise<unknown> = Promise.resolve();

  /** Writes reject with a `FindingError` where `guard` says that they would overwrite what another window wrote. */
  constructor(private readonly guard: WriteGuard = unguarded) {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('cxone.tenants') && !event.affectsConfiguration('cxone.regions'))
        return;
      this.#list = undefined;
      this.#regions = undefined;
      this.#changed.fire();
      void guard.noteChange('tenants');
    });
  }

  get list(): TenantList {
    this.#list ??= readTenantList(readSetting('tenants'));
    return this.#list;
  }

  get regions(): readonly Region[] {
    this.#regions ??= regionCatalog(readSetting('regions'));
    return this.#regions;
  }

  find(id: string): Tenant | undefined {
    return this.list.tenants.find((tenant) => tenant.id === id);
  }

  /** Adds or replaces tenants; entries of the setting that cannot be read stay as they are. */
  save(...tenants: Tenant[]): Promise<void> {
    return this.#write((setting) => tenants.reduce<unknown>(withTenant, setting));
  }

  remove(id: string): Promise<void> {
    return this.#write((setting) => withoutTenant(setting, id));
  }

  removeAll(): Promise<void> {
    return this.#queue(() => writeTenants(undefined));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #write(change: (setting: unknown) => unknown): Promise<void> {
    return this.#queue(() => writeTenants(change(writableSetting())));
  }

  /** One write after the other: each must see what the one before it wrote. */
  #queue(work: () => Promise<void>): Promise<void> {
    const write = this.#lastWrite.then(() => this.guard.write('tenants', work));
    this.#lastWrite = write.catch(() => undefined);
    return write;
  }
}

/** The revision of the tenants in the settings as this window has them. */
export function tenantsRevision(): string {
  return revisionOfValue(readSetting('tenants'));
}

function readSetting(key: 'tenants' | 'regions'): unknown {
  return vscode.workspace.getConfiguration('cxone').inspect(key)?.globalValue;
}

/** A setting that is no list was edited by hand; writing over it would lose what is there. */
function writableSetting(): unknown {
  const setting = readSetting('tenants');
  if (setting === undefined || setting === null || Array.isArray(setting)) return setting;
  throw new FindingError(
    confirmed(
      'setting-not-writable',
      t('The setting cxone.tenants is not a list.'),
      t('It was edited by hand, and writing a tenant would replace what is there. Nothing was changed.'),
      t('Open the user settings and turn cxone.tenants into a list, or remove it.'),
    ),
  );
}

async function writeTenants(value: unknown): Promise<void> {
  try {
    await vscode.workspace
      .getConfiguration('cxone')
      .update('tenants', value, vscode.ConfigurationTarget.Global);
  } catch (cause) {
    const finding = confirmed(
      'setting-not-writable',
      t('The user settings could not be written.'),
      t(
        'VS Code refused to save cxone.tenants, often because settings.json has a mistake or unsaved changes.',
      ),
      t('Open the user settings as JSON, correct or save them, then try again.'),
    );
    throw new FindingError(finding, { cause });
  }
}
