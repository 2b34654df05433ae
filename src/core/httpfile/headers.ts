import type { LineTable } from './lines';
import type { HeaderLine } from './model';
import { isBlank, isCommentInHeaders, isPath, isQuery, isSeparator, isSpread } from './syntax';

/** What stands between a request line and its body, as far as all dialects agree that it is header block. */
export interface HeaderBlock {
  readonly continuations: number[];
  readonly headers: HeaderLine[];
  readonly hashedHeaders: HeaderLine[];
  readonly spreads: number[];
  readonly end: number;
}

const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** A line read as `name: value`, or undefined when it is none. */
export function readHeader(lines: LineTable, line: number): HeaderLine | undefined {
  const text = lines.text(line);
  const colon = text.indexOf(':');
  const rawName = colon < 0 ? '' : text.slice(0, colon).trim();
  if (!FIELD_NAME.test(rawName)) return undefined;

  const start = lines.start(line);
  const nameStart = start + text.indexOf(rawName);
  const rest = text.slice(colon + 1);
  const value = rest.trim();
  const valueStart = value === '' ? start + colon + 1 : start + text.length - rest.trimStart().length;
  return {
    line,
    name: { start: nameStart, end: nameStart + rawName.length },
    value: { start: valueStart, end: valueStart + value.length },
    key: rawName.replace(/^#+/, '').toLowerCase(),
  };
}

/** Reads the header block whose first line is `first`. */
export function readHeaderBlock(lines: LineTable, first: number): HeaderBlock {
  const block = { continuations: [], headers: [], hashedHeaders: [], spreads: [] };
  let line = first;
  while (line < lines.count && readHeaderBlockLine(lines, line, block)) line += 1;
  return { ...block, end: line };
}

function readHeaderBlockLine(lines: LineTable, line: number, block: Omit<HeaderBlock, 'end'>): boolean {
  const text = lines.text(line);
  if (isBlank(text) || isSeparator(text)) return false;
  if (isCommentInHeaders(text)) return true;

  const header = readHeader(lines, line);
  if (header) (text.trimStart().startsWith('#') ? block.hashedHeaders : block.headers).push(header);
  else if (isSpread(text)) block.spreads.push(line);
  else if (isQuery(text) || isPath(text)) block.continuations.push(line);
  else return false;
  return true;
}
