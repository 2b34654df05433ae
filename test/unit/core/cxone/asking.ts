import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/core/cxone/failure';
import type { TokenAnswer, TokenOutcome } from '../../../../src/core/cxone/tokenAnswer';
import type { TokenEndpoint } from '../../../../src/core/cxone/tokenEndpoint';
import type { Credentials } from '../../../../src/core/tenants/credentials';
import type { Tenant } from '../../../../src/core/tenants/tenant';
import { createNetwork } from '../../../../src/network';
import type { RecordedRequest, StandIn } from '../../../cxone/standIn';
import { credentialsOf, sampleTenant } from '../samples';

export const userAgent = 'cxone-token/0.0.0 (unit test)';

/** The network as the extension uses it: undici over real sockets. */
export const network = createNetwork(userAgent);

export interface Asking {
  readonly tenant?: Partial<Tenant>;
  readonly endpoint: TokenEndpoint;
  readonly credentials?: Credentials;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Asks for a token the way the extension does. */
export function ask({ tenant, endpoint, credentials, timeoutMs, signal }: Asking): Promise<TokenOutcome> {
  return network.exchange(
    { tenant: sampleTenant(tenant), endpoint, credentials: credentials ?? credentialsOf() },
    {
      route: { certificates: [] },
      timeoutMs: timeoutMs ?? 15_000,
      signal: signal ?? new AbortController().signal,
    },
  );
}

/** Asks and expects a token. */
export async function askForToken(asking: Asking): Promise<TokenAnswer> {
  const outcome = await ask(asking);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.answer;
}

/** Asks and expects to be refused. */
export async function askForFailure(asking: Asking): Promise<Failure> {
  const outcome = await ask(asking);
  assert.ok(!outcome.ok, 'a token came back');
  return outcome.failure;
}

/** The token requests a stand-in received. */
export function tokenRequests({ requests }: StandIn): RecordedRequest[] {
  return requests.filter(({ place }) => place === 'token');
}
