import type { Secret } from './secret';

const mask = '***';
/** What looks like a token or a key, whoever it belongs to: JWTs, bearer and basic credentials, access keys. */
const lookalikes: readonly RegExp[] = [
  /\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g,
  /\b(bearer|basic)\s+[^\s"',;]{6,}/gi,
  /\b[A-Z2-7]{52}(={4}|%3D%3D%3D%3D|(%253D){4})/gi,
  /\b(client_secret|password|access_token|refresh_token|id_token|accessKeySecret|clientSecret)(["']?\s*[:=]\s*["']?)[^\s"'&,}]+/gi,
];
/** Shorter values would mask ordinary words. */
const shortestSecret = 4;

/** Masks secrets in texts: those it was told about, and everything that looks like one. */
export class Redactor {
  readonly #values = new Set<string>();
  #longestFirst: readonly string[] = [];

  /** From now on this value is masked wherever it turns up. */
  learn(secret: Secret): void {
    const value = secret.reveal();
    if (value.length < shortestSecret) return;
    for (const form of formsOf(value)) this.#values.add(form);
    // a value that is part of another must not be masked first: the rest of the other would show
    this.#longestFirst = [...this.#values].sort((one, other) => other.length - one.length);
  }

  redact(text: string): string {
    let masked = text;
    for (const value of this.#longestFirst) masked = masked.replaceAll(value, mask);
    for (const pattern of lookalikes) masked = masked.replace(pattern, mask);
    return masked;
  }
}

/** A value as it looks in texts, URLs, forms, JSON and Basic credentials. */
function formsOf(value: string): string[] {
  return [
    value,
    encodeURIComponent(value),
    new URLSearchParams([['', value]]).toString().slice(1),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('base64'),
    Buffer.from(value).toString('base64url'),
  ];
}
