/** The claims of a JWT, unverified: for showing and for times, never for trust. Undefined when it is none. */
export function claimsOf(jwt: string): Readonly<Record<string, unknown>> | undefined {
  const payload = jwt.split('.')[1];
  if (!payload) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const isObject = typeof claims === 'object' && claims !== null && !Array.isArray(claims);
    return isObject ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
