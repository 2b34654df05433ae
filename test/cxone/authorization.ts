/** An Authorization header taken apart. */
export interface RecordedAuthorization {
  /** As sent, in lower case. */
  readonly scheme: string;
  /** What follows the scheme, as sent. */
  readonly credentials: string;
  /** For Basic: the two values after base64, before any form decoding. */
  readonly raw?: Pair;
  /** For Basic: the two values after the form decoding of RFC 6749 2.3.1; absent where they do not decode. */
  readonly decoded?: Pair;
}

/** A client id with its secret. */
export interface Pair {
  readonly id: string;
  readonly secret: string;
}

/** Takes an Authorization header apart; undefined without one. */
export function readAuthorization(header: string | undefined): RecordedAuthorization | undefined {
  if (header === undefined) return undefined;
  const [, scheme = '', credentials = ''] = /^(\S*)\s*(.*)$/s.exec(header) ?? [];
  const authorization = { scheme: scheme.toLowerCase(), credentials };
  if (authorization.scheme !== 'basic') return authorization;
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return authorization;
  const raw = { id: text.slice(0, colon), secret: text.slice(colon + 1) };
  const decoded = formDecode(raw);
  return { ...authorization, raw, ...(decoded && { decoded }) };
}

/** The Basic header of RFC 6749 2.3.1: both values form-encoded, then base64. */
export function basicHeader({ id, secret }: Pair): string {
  const encode = (value: string) => new URLSearchParams([['', value]]).toString().slice(1);
  return `Basic ${Buffer.from(`${encode(id)}:${encode(secret)}`).toString('base64')}`;
}

function formDecode({ id, secret }: Pair): Pair | undefined {
  const decode = (value: string) => decodeURIComponent(value.replaceAll('+', ' '));
  try {
    return { id: decode(id), secret: decode(secret) };
  } catch {
    return undefined;
  }
}
