import type { CredentialName } from './tenants/credentials';
import type { Tenant } from './tenants/tenant';

/** Every code a finding can have; other tools and support search for them, so they never change their meaning. */
export const findingCodes = [
  // what was pasted
  'secret-missing',
  'secret-has-whitespace',
  'secret-has-invisible-characters',
  'secret-is-quoted',
  'secret-is-percent-encoded',
  'secret-is-encoded-pair',
  'access-key-shape',
  'credentials-swapped',
  'secret-storage-unavailable',
  // reaching the host
  'host-not-found',
  'host-of-another-vendor',
  'host-not-cxone',
  'connection-refused',
  'connection-timeout',
  'connection-reset',
  'tls-untrusted',
  'tls-name-mismatch',
  'tls-expired',
  'proxy-unreachable',
  'proxy-needs-login',
  'proxy-refused',
  'proxy-untrusted',
  'offline',
  // what answered
  'endpoint-not-found',
  'redirected',
  'html-instead-of-json',
  'not-json',
  'response-too-large',
  'response-incomplete',
  'response-without-token',
  'rate-limited',
  'server-error',
  // what it said
  'grant-not-supported',
  'client-rejected',
  'client-authentication-mismatch',
  'client-not-allowed',
  'access-key-rejected',
  'credentials-rejected',
  'scope-rejected',
  'body-not-form',
  'double-encoded',
  'wrong-environment',
  'wrong-region',
  // the editor
  'request-not-editable',
  'no-editor',
  'file-not-ignored',
  'file-tracked-by-git',
  'other-tenants-host',
  // the token
  'clock-skew',
  'token-expired',
  'token-of-another-tenant',
  'token-rejected-by-api',
  'permission-missing',
  'accept-header-missing',
  // tenants and files
  'no-tenant',
  'tenant-not-found',
  'tenant-invalid',
  'api-base-url-unknown',
  'setting-not-writable',
  'window-out-of-date',
  'import-file-unreadable',
  'import-file-not-supported',
  'export-file-not-writable',
  // signing in
  'login-needed',
  'login-denied',
  'login-not-finished',
  'redirect-port-in-use',
  'redirect-not-usable',
  // everything else
  'argument-invalid',
  'unexpected-failure',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** What went wrong, how sure we are, and what to do: plain text without any secret or server text in it. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly certainty: 'confirmed' | 'likely' | 'possible';
  /** One short sentence that names the cause. */
  readonly title: string;
  /** What was seen, and what else could cause it. */
  readonly detail: string;
  /** One sentence the user can act on. */
  readonly fix: string;
  /** What the extension itself can do about it, for a button. */
  readonly remedy?: Remedy;
}

/** Something the extension can do once the user says so. */
export type Remedy =
  | { readonly kind: 'change-tenant'; readonly change: Partial<Tenant> }
  | {
      readonly kind: 'enter-credentials';
      readonly names: readonly CredentialName[];
      readonly change?: Partial<Tenant>;
    }
  | { readonly kind: 'open-setting'; readonly setting: string }
  | { readonly kind: 'try-again' };

/** A finding as commands return it: plain data, without what only this extension can do. */
export function withoutRemedy({ remedy: _, ...finding }: Finding): Finding {
  return finding;
}

/** A failure that is fit for a human: commands show its finding; any other error is a defect. */
export class FindingError extends Error {
  override readonly name = 'FindingError';
  /** The tenant it is about, so that what is shown can lead there. */
  readonly tenantId: string | undefined;

  constructor(
    readonly finding: Finding,
    { tenantId, ...options }: ErrorOptions & { readonly tenantId?: string } = {},
  ) {
    super(`${finding.code}: ${finding.title}`, options);
    this.tenantId = tenantId;
  }
}

/** True for every `FindingError`; each bundle has a class of its own, so that `instanceof` does not tell. */
export function isFindingError(error: unknown): error is FindingError {
  return error instanceof Error && 'finding' in error;
}

/** An error finding of which we are sure: the common case. */
export function confirmed(
  code: FindingCode,
  title: string,
  detail: string,
  fix: string,
  remedy?: Remedy,
): Finding {
  return {
    code,
    severity: 'error',
    certainty: 'confirmed',
    title,
    detail,
    fix,
    ...(remedy ? { remedy } : {}),
  };
}
