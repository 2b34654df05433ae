import { randomBytes } from 'node:crypto';

/** Makes a token that says nothing but that it is invented, and by which endpoint. */
export function opaqueToken(endpoint: string): string {
  return `invented-${endpoint}-token-${randomBytes(24).toString('base64url')}`;
}
