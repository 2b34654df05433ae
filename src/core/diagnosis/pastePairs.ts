import type { CredentialName } from '../tenants/credentials';
import { credentialNamed } from './pasteNames';
import { percentDecoded } from './pastePercent';
import { isAccessKey } from './secretCharacters';

export type CredentialValues = Readonly<Partial<Record<CredentialName, string>>>;

/** How several credentials came in one value. */
export type PairForm = 'base64' | 'fields' | 'access-key';

export interface Pair {
  readonly form: PairForm;
  readonly values: CredentialValues;
}

/** Shorter texts turn out to be base64 of something readable by chance. */
const shortestPair = 16;

/** The credentials in a value that holds more than one of them. */
export function pairIn(value: string): Pair | undefined {
  return accessKeyPair(value) ?? fields(value) ?? base64Pair(value);
}

function accessKeyPair(value: string): Pair | undefined {
  const [, id, secret] = /^([A-Z2-7]{52}={4})[\s:,;|/&]+([A-Z2-7]{52}={4})$/.exec(value) ?? [];
  return id && secret
    ? { form: 'access-key', values: { accessKeyId: id, accessKeySecret: secret } }
    : undefined;
}

/** A request body, as a form or as JSON. */
function fields(value: string): Pair | undefined {
  const entries = value.startsWith('{') ? jsonEntries(value) : formEntries(value);
  const known = entries.flatMap(([name, text]) => {
    const credential = credentialNamed(name);
    return credential && text ? [[credential, text] as const] : [];
  });
  return entries.length > 1 && known.length > 0
    ? { form: 'fields', values: Object.fromEntries(known) }
    : undefined;
}

function formEntries(value: string): (readonly [string, string])[] {
  return /^[\w.-]+=[^&]*(&[\w.-]+=[^&]*)+$/.test(value) ? [...new URLSearchParams(value)] : [];
}

function jsonEntries(value: string): (readonly [string, string])[] {
  try {
    return Object.entries(JSON.parse(value) as object).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text] as const] : [],
    );
  } catch {
    return [];
  }
}

/** What follows `Basic`: base64 of id, colon and secret, each of which may be form-encoded (RFC 6749 2.3.1). */
function base64Pair(value: string): Pair | undefined {
  if (value.length < shortestPair || !/^[A-Za-z\d+/_-]+={0,2}$/.test(value)) return undefined;
  const text = Buffer.from(value, 'base64').toString('utf8');
  const [, rawId = '', rawSecret = ''] = /^([\x20-\x39\x3b-\x7e]+):([\x20-\x7e]+)$/.exec(text) ?? [];
  if (!rawSecret) return undefined;
  const id = percentDecoded(rawId) ?? rawId;
  const secret = percentDecoded(rawSecret) ?? rawSecret;
  return isAccessKey(id) && isAccessKey(secret)
    ? { form: 'base64', values: { accessKeyId: id, accessKeySecret: secret } }
    : { form: 'base64', values: { clientId: id, clientSecret: secret } };
}
