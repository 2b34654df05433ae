import type { Fetch } from '../ports';
import type { Secret } from '../secret';
import { type ClientAuthenticationMethod, clientAuthentication } from './clientAuthentication';
import { requestGrant } from './oauthGrant';
import type { TokenOutcome } from './tokenAnswer';

export interface AccessKeyRequest {
  readonly tokenUrl: string;
  readonly clientId: Secret;
  readonly clientSecret: Secret;
  readonly accessKeyId: Secret;
  readonly accessKeySecret: Secret;
  readonly authentication: ClientAuthenticationMethod;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A token for the owner of an access key: the password grant at the issuer's token endpoint, with the key's id and
 * secret as user name and password (NICE developer portal, "Back-end applications"). Must be a form: the `====` at
 * the end of both is encoded once.
 */
export function exchangeAccessKey(
  request: AccessKeyRequest,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<TokenOutcome> {
  const { tokenUrl, clientId, clientSecret, accessKeyId, accessKeySecret, authentication, headers } = request;
  const grant = {
    tokenUrl,
    grantType: 'password',
    clientId,
    authentication: clientAuthentication(authentication, clientSecret),
    parameters: { username: accessKeyId.reveal(), password: accessKeySecret.reveal() },
    ...(headers ? { headers } : {}),
  };
  return requestGrant(grant, fetch, signal);
}
