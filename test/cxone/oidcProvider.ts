import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import { apiResource, describeApi } from './apiResource';
import { accessTokenClaims, accessTokenIssuer, findKeyOf, idTokenClaims } from './claims';
import { type Client, clients } from './clients';
import { shapeAnswers } from './cxoneAnswers';
import { loginPath } from './loginPage';
import { memoryAdapters } from './memoryAdapter';
import { registerPasswordGrant } from './passwordGrant';
import { signingJwk } from './signingKey';
import type { StandInState } from './state';

/** Seconds a refresh token lives at CXone. */
const refreshTokenLifetime = 7200;

/** Builds the OAuth machinery of CXone's issuer: what it grants, to whom, and what its tokens say. */
export function createOidcProvider(state: StandInState): Provider {
  const provider = new Provider(state.origin, configuration(state));
  registerPasswordGrant(provider);
  shapeAnswers(provider, state);
  provider.on('server_error', (_, error) => console.error(error));
  return provider;
}

function configuration({ behaviour, asksForConsent }: StandInState): Configuration {
  return {
    adapter: memoryAdapters(),
    clients: Object.values<Client>(clients)
      .filter(({ endpoint }) => endpoint === 'issuer')
      .map(clientMetadata),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    jwks: { keys: [signingJwk()] },
    scopes: ['openid'],
    claims: { openid: ['sub', 'tenantId', 'name', 'given_name', 'family_name'] },
    conformIdTokenClaims: false,
    extraParams: ['tenantId'],
    pkce: { required: () => true },
    cookies: { keys: ['invented-cookie-key'] },
    routes: { authorization: '/auth/authorize', token: '/auth/token', jwks: '/auth/jwks' },
    ...(asksForConsent ? {} : { interactions: { url: (_, { uid }) => `${loginPath}/${uid}` } }),
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    ttl: {
      AccessToken: () => behaviour.now.tokenLifetimeSeconds,
      AuthorizationCode: 60,
      Grant: refreshTokenLifetime,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: refreshTokenLifetime,
      Session: refreshTokenLifetime,
    },
    features: {
      devInteractions: { enabled: asksForConsent },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, __, client) => describeApi(client),
      },
    },
    findAccount(_, sub) {
      const key = findKeyOf(sub);
      return key && { accountId: sub, claims: () => idTokenClaims(key) };
    },
    extraTokenClaims(_, token) {
      const key = 'accountId' in token ? findKeyOf(token.accountId) : undefined;
      return key && accessTokenClaims(key);
    },
    formats: {
      customizers: {
        jwt(_, __, { payload }) {
          payload.iss = accessTokenIssuer;
        },
      },
    },
    renderError(ctx, out) {
      ctx.body = out;
    },
  };
}

function clientMetadata({ id, secret, authentication, redirectUris = [] }: Client): ClientMetadata {
  const usesCode = redirectUris.length > 0;
  const common: ClientMetadata = {
    client_id: id,
    application_type: 'native',
    grant_types: usesCode ? ['refresh_token', 'authorization_code'] : ['refresh_token'],
    response_types: usesCode ? ['code'] : [],
    redirect_uris: [...redirectUris],
  };
  if (authentication === 'none') return { ...common, token_endpoint_auth_method: 'none' };
  return {
    ...common,
    client_secret: secret,
    token_endpoint_auth_method: `client_secret_${authentication}`,
    grant_types: [...(common.grant_types ?? []), 'password'],
  };
}
