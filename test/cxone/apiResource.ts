import type { Client, ResourceServer } from 'oidc-provider';
import type { BehaviourSwitch } from './behaviour';

/** The resource that every access token is for. */
export const apiResource = 'https://api.stand-in.invalid/';

/** Describes the tokens for the API: JWTs, as at CXone, with the client as their audience. */
export function describeApi(client: Client, behaviour: BehaviourSwitch): ResourceServer {
  return {
    scope: '',
    audience: client.clientId,
    accessTokenFormat: 'jwt',
    accessTokenTTL: behaviour.now.tokenLifetimeSeconds,
  };
}
