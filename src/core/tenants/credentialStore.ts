import { randomUUID } from 'node:crypto';
import type { Memento, SecretStore } from '../ports';
import type { Redactor } from '../redaction';
import { noRevision } from '../windows/revisions';
import { unguarded, type WriteGuard } from '../windows/writeGuard';
import { type Credentials, readCredentials, writeCredentials } from './credentials';

const markPrefix = 'credentials.stored.';
const keyPattern = /^cxone\.tenant\.([\w-]+)\.(credentials|token)$/;

/** The credentials of tenants, one secret each. */
export class CredentialStore {
  constructor(
    private readonly secrets: SecretStore,
    /** Remembers whose credentials are stored: old versions of VS Code cannot list secrets. */
    private readonly memento: Memento,
    private readonly redactor: Redactor,
    private readonly guard: WriteGuard = unguarded,
  ) {}

  /** What is stored for a tenant; empty when nothing is, or when it was damaged. */
  async read(tenantId: string): Promise<Credentials> {
    const text = await this.secrets.get(credentialsKey(tenantId));
    const credentials = (text === undefined ? undefined : readCredentials(parse(text))) ?? {};
    for (const secret of Object.values(credentials)) this.redactor.learn(secret);
    return credentials;
  }

  /** Rejects with a `FindingError` where it would overwrite what another window wrote. */
  async write(tenantId: string, credentials: Credentials): Promise<void> {
    for (const secret of Object.values(credentials)) this.redactor.learn(secret);
    const text = JSON.stringify({ ...writeCredentials(credentials), revision: randomUUID() });
    await this.guard.write(`credentials ${tenantId}`, () => {
      this.memento.set(markPrefix + tenantId, true);
      return this.secrets.set(credentialsKey(tenantId), text);
    });
  }

  /** Rejects as `write` does. */
  async delete(tenantId: string): Promise<void> {
    await this.guard.write(`credentials ${tenantId}`, () => this.secrets.delete(credentialsKey(tenantId)));
    this.memento.set(markPrefix + tenantId, undefined);
  }

  /** The ids of all tenants of whom a secret is stored, in the settings or not. */
  async knownTenantIds(): Promise<string[]> {
    const marks = this.memento.keys().filter((key) => key.startsWith(markPrefix));
    const listed = (await this.secrets.keys?.()) ?? [];
    const ids = listed.flatMap((key) => parseSecretKey(key)?.tenantId ?? []);
    return [...new Set([...marks.map((key) => key.slice(markPrefix.length)), ...ids])];
  }
}

/** The key of a tenant's credentials in SecretStorage. */
export function credentialsKey(tenantId: string): string {
  return `cxone.tenant.${tenantId}.credentials`;
}

/** Whose secret a key of SecretStorage names, and which. */
export function parseSecretKey(
  key: string,
): { tenantId: string; holds: 'credentials' | 'token' } | undefined {
  const [, tenantId, holds] = keyPattern.exec(key) ?? [];
  return tenantId && holds ? { tenantId, holds: holds as 'credentials' | 'token' } : undefined;
}

/** Which write a tenant's credentials are from; random, so that it tells nothing about them. */
export async function credentialsRevision(secrets: SecretStore, tenantId: string): Promise<string> {
  const text = await secrets.get(credentialsKey(tenantId));
  if (text === undefined) return noRevision;
  const { revision } = (parse(text) ?? {}) as { revision?: unknown };
  return typeof revision === 'string' ? revision : 'unknown';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
