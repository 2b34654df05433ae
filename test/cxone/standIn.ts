import { adminHandler } from './admin';
import { apiRoutes } from './api';
import { type Behaviour, BehaviourSwitch } from './behaviour';
import { type CertificateFlaw, makeServerIdentity } from './certificates';
import { digitalTokenPath, digitalTokenRoute } from './digitalToken';
import { IssuedTokens } from './issuedTokens';
import { issuerRoutes } from './issuer';
import { listen } from './listener';
import { platformTokenPath, platformTokenRoute } from './platformToken';
import { createReception } from './reception';
import type { RecordedRequest } from './recordedRequest';
import { regionalAccessKeyRoutes, regionalTokenPath } from './regionalAccessKey';
import type { StandInState } from './state';
import { tenantConfigurationRoute } from './tenantConfiguration';

export type { Behaviour, RecordedRequest };

/** A running stand-in for CXone: its URLs, what it was asked, and how it behaves. */
export interface StandIn {
  /** The address of everything, `http://127.0.0.1:<port>`, or the same with https. */
  readonly origin: string;
  /** With TLS: the certificate, in PEM, that a client has to trust. */
  readonly authority?: string;
  /** What a tenant's `issuer` setting is set to. */
  readonly issuer: string;
  readonly platformTokenUrl: string;
  readonly regionalTokenUrl: string;
  readonly digitalTokenUrl: string;
  readonly apiBaseUrl: string;
  /** Every request so far, oldest first, but those to `/__stand-in`. */
  readonly requests: readonly RecordedRequest[];
  /** Changes the named parts of the behaviour, from the next request on. */
  behave(change: Partial<Behaviour>): void;
  /** Makes the API refuse every token given out so far. */
  revokeTokens(): void;
  /** Back to ordinary behaviour, with no requests; tokens stay good. */
  reset(): void;
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** Starts a stand-in on loopback; without a port, on any free one; with `tls` over https, well or with a flaw. */
export async function startStandIn({
  port = 0,
  asksForConsent = false,
  tls = false,
}: {
  port?: number;
  asksForConsent?: boolean;
  tls?: boolean | CertificateFlaw;
} = {}): Promise<StandIn> {
  const identity = tls ? await makeServerIdentity(tls === true ? undefined : tls) : undefined;
  const listener = await listen(port, identity);
  const { origin } = listener;
  const behaviour = new BehaviourSwitch();
  const state: StandInState = {
    origin,
    behaviour,
    asksForConsent,
    issuedTokens: new IssuedTokens(),
    requests: [],
  };
  const routes = [
    ...issuerRoutes(state),
    tenantConfigurationRoute(state),
    platformTokenRoute(state),
    ...regionalAccessKeyRoutes(state),
    digitalTokenRoute(state),
    ...apiRoutes(state),
  ];
  const closing = new AbortController();
  listener.answerWith(createReception(state, routes, adminHandler(state, reset), closing.signal));

  function reset(): void {
    behaviour.reset();
    state.requests.length = 0;
  }

  return {
    origin,
    ...(identity ? { authority: identity.authority } : {}),
    issuer: origin,
    platformTokenUrl: origin + platformTokenPath,
    regionalTokenUrl: origin + regionalTokenPath,
    digitalTokenUrl: origin + digitalTokenPath,
    apiBaseUrl: origin,
    requests: state.requests,
    behave: (change) => behaviour.change(change),
    revokeTokens: () => state.issuedTokens.revokeAll(),
    reset,
    close() {
      closing.abort();
      return listener.close();
    },
  };
}
