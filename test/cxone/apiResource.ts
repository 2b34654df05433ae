import type { Client, ResourceServer } from 'oidc-provider';

/** The resource that every access token is for. */
export const apiResource = 'https://api.stand-in.invalid/';

/** Describes the tokens for the API: JWTs, as at CXone, with the client as their audience. */
export function describeApi(client: Client): ResourceServer {
  return {
    scope: '',
    audience: client.clientId,
    accessTokenFormat: 'jwt',
  };
}
