import type { Failure } from '../cxone/failure';
import type { CredentialName } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';

/** What a failed attempt to get a token left behind. */
export type Evidence =
  | { readonly tenant: Tenant; readonly missing: readonly CredentialName[] }
  | { readonly tenant: Tenant; readonly failure: Failure };

export type ConnectionEvidence = Extract<Failure, { kind: 'connection' }>;
export type AnswerEvidence = Extract<Failure, { kind: 'answer' }>;
