import type { Failure } from '../cxone/failure';
import type { CredentialName, Credentials } from '../tenants/credentials';
import type { Tenant } from '../tenants/tenant';

/** What a failed attempt to get a token left behind. */
export type Evidence =
  | { readonly tenant: Tenant; readonly missing: readonly CredentialName[] }
  | FailureEvidence;

export interface FailureEvidence {
  readonly tenant: Tenant;
  readonly failure: Failure;
  /** Looked at for their shape only. */
  readonly credentials?: Credentials;
}

export type ConnectionEvidence = Extract<Failure, { kind: 'connection' }>;
export type AnswerEvidence = Extract<Failure, { kind: 'answer' }>;
