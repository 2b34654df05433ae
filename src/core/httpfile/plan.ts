import type { TextEdit } from './edits';
import type { HeaderLine, HttpFile, HttpRequest } from './model';
import { authorizationsOf, hasIndentedRest, lastLineOf, type Refusal, refusalFor } from './refusal';
import { requestAt, scanHttpFile } from './scan';

/** Edits in the order of the text, possibly none, or the reason why the text stays as it is. */
export type Plan =
  | {
      readonly kind: 'edits';
      readonly edits: readonly TextEdit[];
      /** The request at the first cursor. */
      readonly request: HttpRequest;
      /** Each request at a cursor, once. */
      readonly requests: readonly HttpRequest[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Plans how the request at each cursor comes to have exactly one line `Authorization: Bearer <credentials>`.
 * One refusal refuses everything. Throws a RangeError when the credentials are not one line.
 */
export function planHeader(text: string, offsets: readonly number[], credentials: string): Plan {
  if (/[\r\n]/.test(credentials)) throw new RangeError('Credentials in a header must be one line');
  const file = scanHttpFile(text);
  const requests = new Set<HttpRequest>();
  for (const offset of offsets) {
    const request = requestAt(file, offset);
    const refusal = request ? refusalFor(file, request, offset) : 'no-request';
    if (refusal) return { kind: 'refused', refusal };
    if (request) requests.add(request);
  }
  const [request] = requests;
  if (!request) return { kind: 'refused', refusal: 'no-request' };
  const edits = [...requests].flatMap((each) => editsFor(file, each, credentials));
  return { kind: 'edits', edits: edits.sort((a, b) => a.start - b.start), request, requests: [...requests] };
}

function editsFor(file: HttpFile, request: HttpRequest, credentials: string): TextEdit[] {
  const [existing, ...surplus] = authorizationsOf(request);
  return [
    existing
      ? replaceValue(file, existing, `Bearer ${credentials}`)
      : insertHeader(file, request, `Authorization: Bearer ${credentials}`),
    ...surplus.map(({ line }) => deleteLine(file, line)),
    ...request.hashedHeaders
      .filter(({ key }) => key === 'authorization')
      .map((line) => commentOut(file, line)),
  ].filter((edit) => file.text.slice(edit.start, edit.end) !== edit.newText);
}

/** Replaces all behind the colon: `# note` behind a value is part of it in every dialect. */
function replaceValue({ lines }: HttpFile, { value, line }: HeaderLine, newValue: string): TextEdit {
  const isEmpty = value.start === value.end;
  return isEmpty
    ? { start: value.start, end: lines.end(line), newText: ` ${newValue}` }
    : { ...value, newText: newValue };
}

function insertHeader(file: HttpFile, request: HttpRequest, header: string): TextEdit {
  const { lines } = file;
  const line = lineToInsertBelow(file, request);
  // JetBrains takes a header indented deeper than its neighbours for the rest of the line above.
  const model = lines.text(request.headers[0]?.line ?? request.requestLine);
  const indent = model.slice(0, model.length - model.trimStart().length);
  const lineEnd = lines.lineEnd(line) || lines.lineEnd(Math.max(0, line - 1)) || '\n';
  return { start: lines.end(line), end: lines.end(line), newText: `${lineEnd}${indent}${header}` };
}

function lineToInsertBelow(file: HttpFile, request: HttpRequest): number {
  const last = lastLineOf(request);
  const isFolded = hasIndentedRest(file, request) && request.headers.at(-1)?.line === last;
  // A header between a header and its indented rest would take that rest over.
  return isFolded ? lastLineOf({ ...request, headers: request.headers.slice(0, -1) }) : last;
}

function deleteLine({ lines }: HttpFile, line: number): TextEdit {
  return { start: lines.start(line), end: lines.start(line + 1), newText: '' };
}

/** Writes `# name` for `#name`, which httpYac would send. */
function commentOut({ text }: HttpFile, { name }: HeaderLine): TextEdit {
  const hashes = /^#+/.exec(text.slice(name.start, name.end))?.[0].length ?? 0;
  return { start: name.start, end: name.start + hashes, newText: '# ' };
}
