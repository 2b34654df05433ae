import type { Provider } from 'oidc-provider';
import type { Behaviour } from './behaviour';
import { shiftJwt } from './signingKey';
import type { StandInState } from './state';

/** Gives an oidc-provider's answers CXone's shape, and remembers the tokens in them. */
export function shapeAnswers(provider: Provider, { behaviour, issuedTokens }: StandInState): void {
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as JsonObject;
    if (ctx.path === '/.well-known/openid-configuration') {
      ctx.body = shapeDiscovery(body);
    } else if (ctx.path === '/auth/authorize' && ctx.status === 400) {
      ctx.type = 'text/plain';
      ctx.body = `${body.error}: ${body.error_description}`;
    } else if (ctx.path === '/auth/token' && ctx.status === 200) {
      const answer = shapeTokenAnswer(body, behaviour.now);
      issuedTokens.add(String(answer.access_token), Number(answer.expires_in));
      ctx.body = answer;
    } else if (ctx.path === '/auth/token') {
      ctx.status = errorStatus(ctx.status, body.error, behaviour.now);
    }
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

function shapeTokenAnswer(answer: JsonObject, behaviour: Behaviour): JsonObject {
  const { scope: _, access_token, id_token, expires_in, ...rest } = answer;
  const onTheServersClock = (token: unknown) => {
    const seconds = behaviour.clockOffsetSeconds;
    return seconds === 0 ? token : shiftJwt(String(token), seconds);
  };
  return {
    access_token: onTheServersClock(access_token),
    ...rest,
    expires_in: behaviour.expiresInAsString ? String(expires_in) : expires_in,
    ...(!behaviour.withoutIdToken && { id_token: onTheServersClock(id_token) }),
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  };
}

function errorStatus(status: number, error: unknown, behaviour: Behaviour): number {
  if (error === 'invalid_client') return behaviour.invalidClientStatus;
  if (error === 'invalid_grant') return behaviour.invalidGrantStatus;
  return status;
}
