import path from 'node:path';
import { type HttpRegion, type HttpSymbol, HttpSymbolKind, io, store } from 'httpyac';

/** What httpYac makes of one region: its request, and everything else that could change by accident. */
export interface Region {
  readonly request: { method: string; url: string; headers: [string, string][]; body: unknown } | undefined;
  /** The offset of the request line, or -1. */
  readonly offset: number;
  readonly rest: unknown;
}

/** Reads a text with the parser of httpYac, without plugins, environments or files. */
export async function readWithHttpyac(text: string): Promise<Region[]> {
  Object.assign(io.fileProvider, {
    isAbsolute: async (name: string) => path.isAbsolute(name),
    dirname: (name: string) => path.dirname(name),
    exists: async () => false,
    joinPath: path.join,
    readdir: async () => [],
    hasExtension: () => false,
  });
  const file = await new store.HttpFileStore().parse('/nowhere/test.http', text, { workingDir: '/nowhere' });
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return file.httpRegions.map((region) => readRegion(region, starts));
}

function readRegion(region: HttpRegion, starts: number[]): Region {
  const symbols = region.symbol.children ?? [];
  const requestLine = symbols.find(({ kind }) => kind === HttpSymbolKind.requestLine);
  const { request, metaData } = region;
  return {
    offset: requestLine ? (starts[requestLine.startLine] ?? -1) : -1,
    request: request && {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: Object.entries(request.headers ?? {}).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, String(each)]),
      ),
      body: plain(request.body),
    },
    rest: { metaData: { ...metaData }, symbols: symbols.filter(isNoAuthorization).map(withoutPlace) },
  };
}

const plain = (body: unknown): unknown =>
  Array.isArray(body) ? body.map(plain) : typeof body === 'function' ? 'read from a file' : body;

/** Headers are compared as part of the request, which knows their values, and comments on the header are not. */
const isNoAuthorization = ({ kind, description }: HttpSymbol) =>
  kind !== HttpSymbolKind.requestHeader && !/^\s*#+\s*authorization\s*:/i.test(description ?? '');

function withoutPlace({ kind, name, description, source, children }: HttpSymbol): {
  kind: string;
  [detail: string]: unknown;
} {
  return { kind, name, description, source, children: children?.map(withoutPlace) };
}
