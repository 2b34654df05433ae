/** Where an issuer's discovery document is, OpenID Connect Discovery 1.0 section 4. */
export const discoveryPath = '/.well-known/openid-configuration';

/** True for https URLs, and for http ones on this machine only; credentials inside the URL are not allowed. */
export function isAllowedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** True for `localhost`, 127.0.0.0/8 and `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** A base URL with a path appended, whether or not the base ends with a slash. */
export function joinUrl(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/** Below the API base URL: the cheapest request that needs a token. */
export const serverTimePath = 'inContactAPI/services/v34.0/server-time';
