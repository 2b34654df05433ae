import { sendJson } from './answer';
import { accessTokenClaims, accessTokenIssuer, findAccessKey, findKeyOf, idTokenClaims } from './claims';
import { opaqueToken } from './opaqueToken';
import type { AccessKey } from './people';
import type { Route } from './route';
import { signJwt } from './signingKey';
import type { StandInState } from './state';

/** The path of the regional access-key endpoint. */
export const regionalTokenPath = '/authentication/v1/token/access-key';

/** Seconds a refresh token lives at CXone. */
const refreshLifetimeSeconds = 7200;

/** The regional endpoints: an access key in JSON for a token, and the refresh that names everything differently. */
export function regionalAccessKeyRoutes(state: StandInState): Route[] {
  const { behaviour, issuedTokens, origin } = state;
  const refreshTokens = new Map<string, string>();
  return [
    {
      method: 'POST',
      path: /^\/authentication\/v1\/token\/access-key$/,
      place: 'token',
      handle({ json }, response) {
        const { accessKeyId, accessKeySecret } = fields(json);
        const key = findAccessKey(accessKeyId, accessKeySecret);
        if (!key) return refuse(accessKeyId && accessKeySecret);
        const seconds = behaviour.now.tokenLifetimeSeconds;
        sendJson(response, 200, {
          access_token: issue(key, seconds),
          token_type: 'Bearer',
          expires_in: behaviour.now.expiresInAsString ? String(seconds) : seconds,
          refresh_token: issueRefreshToken(key),
          ...(!behaviour.now.withoutIdToken && { id_token: signJwt({ ...idTokenClaims(key), iss: origin }) }),
          issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        });

        // The error bodies of this endpoint are not known; camel case is what other CXone paths use.
        function refuse(complete: unknown): void {
          const error = complete ? 'invalid_grant' : 'invalid_request';
          const status = complete ? behaviour.now.invalidGrantStatus : 400;
          sendJson(response, status, { error, errorDescription: 'Access key could not be verified' });
        }
      },
    },
    {
      method: 'POST',
      path: /^\/public\/user\/refresh$/,
      place: 'token',
      handle({ json }, response) {
        const key = findKeyOf(refreshTokens.get(String(fields(json).token)) ?? '');
        if (!key)
          return sendJson(response, 400, { error: 'invalid_grant', errorDescription: 'Unknown token' });
        const seconds = behaviour.now.tokenLifetimeSeconds;
        sendJson(response, 200, {
          token: issue(key, seconds),
          refreshToken: issueRefreshToken(key),
          tokenExpirationTimeSec: seconds,
          refreshTokenExpirationTimeSec: refreshLifetimeSeconds,
        });
      },
    },
  ];

  function issue(key: AccessKey, seconds: number): string {
    const iat = Math.floor(Date.now() / 1000) + behaviour.now.clockOffsetSeconds;
    const claims = { ...accessTokenClaims(key), sub: key.owner.sub, iss: accessTokenIssuer, aud: 'stand-in' };
    const token = signJwt({ ...claims, jti: opaqueToken('regional'), iat, exp: iat + seconds });
    issuedTokens.add(token, seconds);
    return token;
  }

  function issueRefreshToken(key: AccessKey): string {
    const token = opaqueToken('regional-refresh');
    refreshTokens.set(token, key.owner.sub);
    return token;
  }
}

function fields(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? { ...json } : {};
}
