import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const kid = 'invented-signing-key';
let privateKey: KeyObject | undefined;

/** The RSA key of all stand-ins in this process, made at first use. */
function signingKey(): KeyObject {
  privateKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return privateKey;
}

/** The signing key as a private JWK for RS256. */
export function signingJwk() {
  return { ...signingKey().export({ format: 'jwk' }), kty: 'RSA', kid, alg: 'RS256', use: 'sig' } as const;
}

/** Signs a JWT anew with its times moved by so many seconds, as a server with a wrong clock would have made it. */
export function shiftJwt(token: string, seconds: number): string {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return signJwt({ ...claims, iat: claims.iat + seconds, exp: claims.exp + seconds });
}

/** Signs claims into an RS256 JWT. */
export function signJwt(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(signingKey(), 'base64url')}`;
}
