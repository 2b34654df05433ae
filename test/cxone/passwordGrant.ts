import { errors, type Provider, type TokenEndpointGrantContext } from 'oidc-provider';
import { apiResource, describeApi } from './apiResource';
import { findAccessKey, idTokenClaims } from './claims';
import type { AccessKey } from './people';

const grantType = 'password';
const scope = 'openid';

/** Teaches an oidc-provider CXone's password grant: user name and password are an access key's id and secret. */
export function registerPasswordGrant(provider: Provider): void {
  provider.registerGrantType<{ username?: string; password?: string }>(
    grantType,
    async (ctx) => {
      const { username, password } = ctx.oidc.params;
      if (!username || !password) throw new errors.InvalidRequest('Missing required body parameters');
      const key = findAccessKey(username, password);
      if (!key) throw new errors.InvalidGrant('no such access key');
      const grantId = await saveGrant(provider, ctx, key);
      const accessToken = createAccessToken(provider, ctx, key, grantId);
      ctx.body = {
        access_token: await accessToken.save(),
        token_type: accessToken.tokenType,
        expires_in: accessToken.expiration,
        refresh_token: await saveRefreshToken(provider, ctx, key, grantId),
        id_token: await issueIdToken(provider, ctx, key),
      };
    },
    ['username', 'password', 'scope'],
  );
}

type Context = TokenEndpointGrantContext;

function saveGrant(provider: Provider, { oidc }: Context, { owner }: AccessKey): Promise<string> {
  const grant = new provider.Grant({ accountId: owner.sub, clientId: oidc.client.clientId });
  grant.addOIDCScope(scope);
  return grant.save();
}

function createAccessToken(provider: Provider, { oidc }: Context, { owner }: AccessKey, grantId: string) {
  const { client } = oidc;
  const token = new provider.AccessToken({ accountId: owner.sub, client, grantId, gty: grantType });
  token.resourceServer = new provider.ResourceServer(apiResource, describeApi(client));
  return token;
}

function saveRefreshToken(provider: Provider, { oidc }: Context, { owner }: AccessKey, grantId: string) {
  return new provider.RefreshToken({
    accountId: owner.sub,
    client: oidc.client,
    grantId,
    gty: grantType,
    resource: apiResource,
    scope,
  }).save();
}

function issueIdToken(provider: Provider, ctx: Context, key: AccessKey): Promise<string> {
  const token = new provider.IdToken(idTokenClaims(key), { ctx });
  Object.assign(token, { scope });
  return token.issue({ use: 'idtoken' });
}
