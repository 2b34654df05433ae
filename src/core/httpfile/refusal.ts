import { readHeader } from './headers';
import type { HeaderLine, HttpFile, HttpRequest } from './model';
import { isBlank, isComment, isRestClientQuery, isSeparator, isTemplateOpen, methodOf } from './syntax';

/**
 * Why a request is not edited:
 * - `no-request`: nothing at the cursor is a request;
 * - `curl`: the request is a curl command;
 * - `script`: the cursor is in a `{% %}` or `{{ }}` block;
 * - `body`: the line at the cursor looks like a request or an Authorization header, but is body;
 * - `multipart`: the cursor is in a multipart body, whose parts have headers of their own;
 * - `spread-headers`: a `...name` line may bring an Authorization header along;
 * - `other-scheme`: the Authorization header is there, and not of the scheme Bearer;
 * - `dialects-differ`: REST Client, httpYac and JetBrains disagree about where the header block ends.
 */
export type Refusal =
  | 'no-request'
  | 'curl'
  | 'script'
  | 'body'
  | 'multipart'
  | 'spread-headers'
  | 'other-scheme'
  | 'dialects-differ';

const BEARER = /^bearer(?![!#$%&'*+\-.^_`|~0-9a-z])/i;

/** The Authorization lines of a request's header block, in any case. */
export function authorizationsOf(request: HttpRequest): HeaderLine[] {
  return request.headers.filter(({ key }) => key === 'authorization');
}

/** The last line of the agreed header block that is not a comment. */
export function lastLineOf({ requestLine, continuations, headers }: HttpRequest): number {
  return Math.max(requestLine, continuations.at(-1) ?? 0, headers.at(-1)?.line ?? 0);
}

/** Why the request cannot be edited from this cursor, or undefined when it can. */
export function refusalFor(file: HttpFile, request: HttpRequest, offset: number): Refusal | undefined {
  if (request.notation === 'curl') return 'curl';
  return (
    refusalAtCursor(file, request, file.lines.at(offset)) ??
    (request.spreads.length > 0 ? 'spread-headers' : undefined) ??
    (hasOtherScheme(file, request) ? 'other-scheme' : undefined) ??
    (dialectsDiffer(file, request) ? 'dialects-differ' : undefined)
  );
}

function refusalAtCursor({ lines }: HttpFile, request: HttpRequest, line: number): Refusal | undefined {
  const start = lines.start(line);
  const isInside = (span: { start: number; end: number }) => span.start <= start && start <= span.end;
  if (request.scripts.some(isInside)) return 'script';
  if (!request.body || !isInside(request.body)) return undefined;
  if (request.body.kind === 'multipart') return 'multipart';
  const isMistakable = methodOf(lines.text(line)) || readHeader(lines, line)?.key === 'authorization';
  return isMistakable ? 'body' : undefined;
}

function hasOtherScheme({ text }: HttpFile, request: HttpRequest): boolean {
  const values = authorizationsOf(request).map(({ value }) => text.slice(value.start, value.end));
  return values.some((value) => value !== '' && !BEARER.test(value));
}

/** True when REST Client, httpYac and JetBrains would not all read the edited header block the same way. */
function dialectsDiffer(file: HttpFile, request: HttpRequest): boolean {
  const { lines } = file;
  const last = lastLineOf(request);
  if (isTemplateOpen(lines.text(last))) return true;

  const lastHeader = request.headers.at(-1);
  const isFoldable = lastHeader?.line === last && lastHeader.key !== 'authorization';
  if (hasIndentedRest(file, request) && !isFoldable) return true;
  return hasDisputedLines(file, request);
}

/** True when JetBrains reads on in the line below the header block: the rest of a folded header or of the URL. */
export function hasIndentedRest({ lines }: HttpFile, request: HttpRequest): boolean {
  const isNext = lastLineOf(request) === request.afterHeaders - 1;
  return isNext && /^\s+[^\s#@<>]/.test(lines.text(request.afterHeaders));
}

/**
 * True when the lines below the agreed header block hold more of the URL, or an Authorization header, for
 * REST Client and JetBrains. REST Client reads on to the first blank line, whatever the lines are.
 */
function hasDisputedLines({ lines }: HttpFile, request: HttpRequest): boolean {
  let isUrl = request.headers.length === 0;
  for (let line = request.afterHeaders; line < lines.count; line += 1) {
    const text = lines.text(line);
    if (isBlank(text) || (isSeparator(text) && text.startsWith('#'))) return false;
    if (isComment(text)) continue;
    if (isUrl && isRestClientQuery(text)) return true;
    if (readHeader(lines, line)?.key === 'authorization') return true;
    isUrl = false;
  }
  return false;
}
