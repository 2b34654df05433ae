import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/core/cxone/failure';
import { explain } from '../../../../src/core/diagnosis/explain';
import type { Finding } from '../../../../src/core/finding';
import { createNetwork } from '../../../../src/network';
import type { NetworkRoute } from '../../../../src/platform/network/route';
import { clients } from '../../../cxone/people';
import { credentialsOf, sampleTenant } from '../../core/samples';

const tenant = sampleTenant({ method: 'clientCredentials', clientAuthentication: 'post' });

export interface Asking {
  readonly route?: Partial<NetworkRoute>;
  readonly signal?: AbortSignal;
  readonly network?: ReturnType<typeof createNetwork>;
}

/** Asks a token endpoint over a route, the way the extension does. */
export function ask(url: string, { route, signal, network = createNetwork('unit test') }: Asking = {}) {
  return network.exchange(
    { tenant, endpoint: { url }, credentials: credentialsOf(clients.platform) },
    {
      route: { certificates: [], ...route },
      timeoutMs: 15_000,
      signal: signal ?? new AbortController().signal,
    },
  );
}

/** Asks and expects a token. */
export async function askForToken(url: string, route?: Partial<NetworkRoute>): Promise<void> {
  const outcome = await ask(url, route ? { route } : {});
  assert.ok(outcome.ok, JSON.stringify(outcome));
}

/** Asks and expects not to get through; gives the evidence and what people are told. */
export async function askInVain(
  url: string,
  route?: Partial<NetworkRoute>,
  asking: Asking = {},
): Promise<{ readonly failure: Extract<Failure, { kind: 'connection' }>; readonly finding: Finding }> {
  const outcome = await ask(url, { ...asking, ...(route ? { route } : {}) });
  assert.ok(!outcome.ok, 'a token came back');
  const { failure } = outcome;
  assert.ok(failure.kind === 'connection', JSON.stringify(failure));
  return { failure, finding: explain({ tenant, failure }) };
}
