import type * as vscode from 'vscode';
import { confirmed, FindingError } from '../core/finding';
import { t } from '../core/l10n';
import type { SecretStore } from '../core/ports';

/** VS Code's SecretStorage; where it is out of order, says so instead of failing with the keyring's own words. */
export function secretStoreOf(storage: vscode.SecretStorage): SecretStore {
  return {
    get: (key) => guarded(storage.get(key)),
    set: (key, value) => guarded(storage.store(key, value)),
    delete: (key) => guarded(storage.delete(key)),
    // VS Code 1.100 cannot list its secrets
    keys: async () => ('keys' in storage ? guarded((storage as Listable).keys()) : []),
  };
}

/** What newer versions of VS Code than the oldest supported one add. */
interface Listable {
  keys(): Thenable<string[]>;
}

async function guarded<T>(operation: Thenable<T>): Promise<T> {
  try {
    return await operation;
  } catch (cause) {
    const finding = confirmed(
      'secret-storage-unavailable',
      t("VS Code's secret storage does not work at the moment."),
      t('It is where secrets and tokens are kept encrypted; there is no other place for them.'),
      t('Unlock or install the keyring of your system, then restart VS Code.'),
    );
    throw new FindingError(finding, { cause });
  }
}
