import type { Provider } from 'oidc-provider';
import type { Behaviour } from './behaviour';
import type { StandInState } from './state';

/** Gives an oidc-provider's answers CXone's shape, and remembers the tokens in them. */
export function shapeAnswers(provider: Provider, { behaviour, issuedTokens }: StandInState): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === '/.well-known/openid-configuration') ctx.body = shapeDiscovery(ctx.body as JsonObject);
    if (ctx.path !== '/auth/token') return;
    const body = ctx.body as JsonObject;
    if (ctx.status !== 200) {
      ctx.status = errorStatus(ctx.status, body.error, behaviour.now);
      return;
    }
    issuedTokens.add(String(body.access_token), Number(body.expires_in));
    ctx.body = shapeTokenAnswer(body, behaviour.now);
  });
}

type JsonObject = Record<string, unknown>;

/** Lists what CXone's discovery document lists: no grant types, and the two ways to send a client secret. */
function shapeDiscovery({ grant_types_supported: _, ...document }: JsonObject): JsonObject {
  return {
    ...document,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}

function shapeTokenAnswer(
  { scope: _, id_token, expires_in, ...answer }: JsonObject,
  behaviour: Behaviour,
): JsonObject {
  return {
    ...answer,
    ...(!behaviour.withoutIdToken && { id_token }),
    expires_in: behaviour.expiresInAsString ? String(expires_in) : expires_in,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  };
}

function errorStatus(status: number, error: unknown, behaviour: Behaviour): number {
  if (error === 'invalid_client') return behaviour.invalidClientStatus;
  if (error === 'invalid_grant') return behaviour.invalidGrantStatus;
  return status;
}
