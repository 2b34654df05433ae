import assert from 'node:assert/strict';
import type { TokenOutcome } from '../../../../src/core/cxone/tokenAnswer';
import { findingsOf } from '../../../../src/core/diagnosis/findings';
import { FindingError } from '../../../../src/core/finding';
import { Redactor } from '../../../../src/core/redaction';
import { CredentialStore } from '../../../../src/core/tenants/credentialStore';
import type { Tenant } from '../../../../src/core/tenants/tenant';
import { TokenService } from '../../../../src/core/token/tokenService';
import { TokenVault } from '../../../../src/core/token/tokenVault';
import { FakeClock } from '../doubles/fakeClock';
import { HeldExchange } from '../doubles/heldExchange';
import { MemoryMemento } from '../doubles/memoryMemento';
import { MemorySecrets } from '../doubles/memorySecrets';
import { sampleTenant } from '../samples';

export const minute = 60_000;
export const tenant = sampleTenant();
export const granted = (accessToken: string, expiresInSeconds = 3600): TokenOutcome => ({
  ok: true,
  answer: { accessToken, expiresInSeconds },
});
export const refused: TokenOutcome = {
  ok: false,
  failure: {
    kind: 'answer',
    problem: 'oauth-error',
    url: 'https://cxone.example/auth/token',
    status: 400,
    oauthError: 'invalid_grant',
  },
};

/** One window of the editor: the real service over doubles of the editor and the network. */
export class Window {
  keep = true;
  readonly changes: string[] = [];
  readonly redactor = new Redactor();
  readonly credentials: CredentialStore;
  readonly tokens: TokenService;
  readonly network = new HeldExchange();

  constructor(
    readonly clock = new FakeClock(),
    readonly secrets = new MemorySecrets(),
    readonly memento = new MemoryMemento(),
  ) {
    this.credentials = new CredentialStore(secrets, memento, this.redactor);
    this.tokens = new TokenService({
      clock,
      vault: new TokenVault({ secrets, memento, keepAcrossReloads: () => this.keep }),
      redactor: this.redactor,
      readCredentials: (id) => this.credentials.read(id),
      exchange: this.network.exchange,
      findingsOf: async (evidence) => findingsOf(evidence),
      exclusively: (_tenantId, _signal, work) => work(),
      renewAheadMs: () => 5 * minute,
    });
    this.tokens.changed.subscribe((id) => this.changes.push(id));
  }

  /** Asks, answers the request that comes of it, and returns the token. */
  async getNew(name: string, of: Tenant = tenant, options: { force?: boolean } = {}): Promise<string> {
    const index = this.network.requests.length;
    const token = this.tokens.get(of, options);
    (await this.network.request(index)).answer(granted(name));
    return (await token).accessToken.reveal();
  }

  /** Asks and expects that no request comes of it. */
  async getKept(of: Tenant = tenant): Promise<string> {
    const asked = this.network
      .request(this.network.requests.length)
      .then(() => assert.fail('a request was sent'));
    const token = await Promise.race([this.tokens.get(of), asked]);
    return token.accessToken.reveal();
  }
}

/** The failure that a request for a token must end with. */
export async function findingOf(promise: Promise<unknown>): Promise<FindingError> {
  const error = await promise.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof FindingError, String(error));
  return error;
}
