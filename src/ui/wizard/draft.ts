import { credentialsOfMethod } from '../../core/diagnosis/paste';
import type { CredentialName, Credentials } from '../../core/tenants/credentials';
import { optionalCredentials, type Tenant, tenantIdFrom } from '../../core/tenants/tenant';

/** A tenant that is still being described. */
export interface Draft {
  readonly tenant: Partial<Tenant>;
  /** Entered or stored; nothing else than this draft holds what was entered until it is saved. */
  readonly credentials: Credentials;
}

export const emptyDraft: Draft = {
  tenant: { environment: 'commercial', clientAuthentication: 'auto' },
  credentials: {},
};

/** The draft with one setting changed; an empty value removes it. */
export function withSetting<K extends keyof Tenant>(
  draft: Draft,
  key: K,
  value: Tenant[K] | '' | undefined,
): Draft {
  const { [key]: _, ...rest } = draft.tenant;
  return { ...draft, tenant: value === '' || value === undefined ? rest : { ...rest, [key]: value } };
}

/** The credentials the draft's method has a use for. */
export function usedCredentials({ tenant: { method } }: Draft): readonly CredentialName[] {
  return method ? credentialsOfMethod(method) : [];
}

/** True for a credential without which the draft's method works too. */
export function isOptional({ tenant: { method } }: Draft, name: CredentialName): boolean {
  return method !== undefined && (optionalCredentials[method]?.includes(name) ?? false);
}

/** The draft as a tenant; undefined while something essential is missing. */
export function tenantOf({ tenant }: Draft, takenIds: Pick<ReadonlySet<string>, 'has'>): Tenant | undefined {
  const { name, environment, method, clientAuthentication } = tenant;
  if (!name || !environment || !method || !clientAuthentication) return undefined;
  const id = tenant.id ?? tenantIdFrom(name, takenIds);
  return { ...tenant, id, name, environment, method, clientAuthentication };
}
