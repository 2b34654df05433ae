import type { Secret } from '../secret';

const longestQuote = 160;
/** Pieces of a secret this long or longer are searched for; shorter ones are in ordinary words. */
const pieceLength = 5;

/**
 * What a server said, fit to be shown: on one line, cut, and only when it repeats nothing of the secrets, in
 * whatever case or encoding. Undefined when it does, or when there is nothing to show.
 */
export function quotable(
  text: string | undefined,
  secrets: Readonly<Record<string, Secret>>,
): string | undefined {
  const line = text?.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  if (!line) return undefined;
  const lower = decodings(line).join('\n').toLowerCase();
  const pieces = Object.values(secrets).flatMap((secret) => piecesOf(secret.reveal()));
  if (pieces.some((piece) => lower.includes(piece)) || looksLikeSecret.test(line)) return undefined;
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}

/** Runs without a space that are long enough for a token, a key or an encoded form of one. */
const looksLikeSecret = /[\w+/=.%-]{40,}|\b(bearer|basic)\s+\S{8,}/i;

/** The text as it stands, with percent encodings taken off, and with every run of base64 decoded. */
function decodings(text: string): string[] {
  const plain = percentDecoded(percentDecoded(text));
  const runs = plain.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? [];
  return [text, plain, ...runs.map((run) => Buffer.from(run, 'base64').toString('latin1'))];
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function piecesOf(secret: string): string[] {
  const lower = secret.toLowerCase();
  if (lower.length <= pieceLength) return lower ? [lower] : [];
  return Array.from({ length: lower.length - pieceLength + 1 }, (_, at) => lower.slice(at, at + pieceLength));
}
