import type { TokenOutcome } from '../../../../src/core/cxone/tokenAnswer';
import type { Secret } from '../../../../src/core/secret';
import type { Credentials } from '../../../../src/core/tenants/credentials';
import type { Tenant } from '../../../../src/core/tenants/tenant';

/** One request for a token, waiting for the test to answer it; cancelling rejects it, as the network does. */
export interface HeldRequest {
  readonly tenant: Tenant;
  readonly credentials: Credentials;
  readonly refreshToken: Secret | undefined;
  readonly signal: AbortSignal;
  answer(outcome: TokenOutcome): void;
}

/** The border to the network: records who asks and holds every answer back. */
export class HeldExchange {
  readonly requests: HeldRequest[] = [];
  readonly #waiting: (() => void)[] = [];

  readonly exchange = (
    tenant: Tenant,
    credentials: Credentials,
    { refreshToken, signal }: { readonly refreshToken: Secret | undefined; readonly signal: AbortSignal },
  ): Promise<TokenOutcome> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      this.requests.push({ tenant, credentials, refreshToken, signal, answer: resolve });
      for (const wake of this.#waiting.splice(0)) wake();
    });

  /** The request with that number, counted from 0, as soon as it is there. */
  async request(index: number): Promise<HeldRequest> {
    while (!this.requests[index]) await new Promise<void>((wake) => this.#waiting.push(wake));
    return this.requests[index];
  }
}
