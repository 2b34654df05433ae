import { t } from '../core/l10n';
import type { CredentialName } from '../core/tenants/credentials';
import type { Tenant } from '../core/tenants/tenant';
import { resolveTenant } from './chooseTenant';
import { Cancelled } from './command';
import type { Deps } from './deps';
import { saveTenant, tryTenant } from './saveTenant';
import { credentialField } from './wizard/credentialField';
import type { Draft } from './wizard/draft';
import { back, cancelled } from './wizard/inputs';

/** Changes settings of a tenant, asks for the credentials that are named, saves it and tries it. */
export async function changeTenant(
  deps: Deps,
  id: string,
  change: Partial<Tenant>,
  names: readonly CredentialName[],
): Promise<void> {
  const tenant = await resolveTenant(deps, id);
  const changed = Object.fromEntries(
    Object.entries({ ...tenant, ...change }).filter(([, value]) => value !== ''),
  );
  const stored = await deps.credentials.read(tenant.id);
  const draft = await askFor(deps, { tenant: changed, credentials: stored }, names);
  await tryTenant(deps, await saveTenant(deps, draft));
}

async function askFor(deps: Deps, initial: Draft, names: readonly CredentialName[]): Promise<Draft> {
  let draft = initial;
  for (let index = 0; index < names.length; ) {
    const name = names[index];
    if (!name) break;
    const position = { step: index + 1, of: names.length };
    const frame = { title: t('Edit {0}', draft.tenant.name ?? ''), position, canGoBack: index > 0 };
    const answer = await credentialField(name).ask(frame, draft, deps.catalog.regions);
    if (answer === cancelled) throw new Cancelled();
    if (answer === back) index--;
    else {
      draft = answer;
      index++;
    }
  }
  return draft;
}
