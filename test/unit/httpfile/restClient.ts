/** What REST Client would send for the request at a line. */
export interface RestClientRequest {
  /** The line the request begins on, counted from 0. */
  readonly firstLine: number;
  readonly requestLine: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/**
 * Reads the request at a line by REST Client's rules: `###` at column 0 separates, every comment goes, the first
 * line left is the request line, `?` and `&` lines continue it, all up to the first blank line are headers.
 */
export function readWithRestClient(text: string, line: number): RestClientRequest | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (isDelimiter(lines[line])) return undefined;
  const start = lines.slice(0, line).findLastIndex(isDelimiter) + 1;
  const nextDelimiter = lines.findIndex((each, index) => index > line && isDelimiter(each));
  const region = lines.slice(start, nextDelimiter < 0 ? undefined : nextDelimiter);

  const kept = region
    .map((each, index) => ({ each, at: start + index }))
    .filter(({ each }) => !isComment(each));
  const first = kept.findIndex(({ each }) => each.trim() !== '' && !/^\s*@[^\s=]+\s*=/.test(each));
  const [requestLine, ...rest] = kept.slice(first).map(({ each }) => each.trim());
  if (first < 0 || requestLine === undefined || /^HTTP\/[\d.]+/.test(requestLine)) return undefined;

  const urlLines = rest.findIndex((each) => !/^[?&]/.test(each));
  const query = urlLines < 0 ? rest : rest.slice(0, urlLines);
  const below = rest.slice(query.length);
  const blank = below.indexOf('');
  return {
    firstLine: kept[first]?.at ?? start,
    requestLine: [requestLine, ...query].join(''),
    headers: (blank < 0 ? below : below.slice(0, blank)).map(splitHeader),
    body:
      blank < 0
        ? ''
        : below
            .slice(blank + 1)
            .join('\n')
            .trimEnd(),
  };
}

const isDelimiter = (line: string | undefined): boolean => line?.startsWith('###') ?? false;
const isComment = (line: string): boolean => /^\s*(?:#|\/\/)/.test(line);

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
