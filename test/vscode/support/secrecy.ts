import assert from 'node:assert/strict';

/** Shorter pieces are in ordinary words. */
const pieceLength = 10;

/** Fails when a text holds a piece of a secret, in whatever case, percent-encoded, in base64 or in hexadecimal. */
export function assertHoldsNothingOf(secrets: readonly string[], text: string, what: string): void {
  const lower = text.toLowerCase();
  for (const secret of secrets) {
    for (const form of formsOf(secret)) {
      for (let at = 0; at + pieceLength <= form.length; at += 1) {
        const piece = form.slice(at, at + pieceLength);
        assert.ok(!lower.includes(piece), `${what} holds a piece of a secret: ${piece}`);
      }
    }
  }
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const once = encodeURIComponent(secret);
  const forms = [
    secret,
    once,
    encodeURIComponent(once),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ];
  return [...forms, bytes.toString('hex')].map((form) => form.toLowerCase());
}
