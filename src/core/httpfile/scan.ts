import { type Block, BlockReader, type RequestBlock } from './blocks';
import { LineTable } from './lines';
import type { FileVariable, HttpFile, HttpRequest, RequestBody, Separator } from './model';
import { isCurl, leadingMethodOf } from './syntax';

/** Reads a `.http` text in linear time; never throws, whatever the text. */
export function scanHttpFile(text: string): HttpFile {
  const lines = new LineTable(text);
  const blocks = [...new BlockReader(lines).read()];
  return {
    text,
    lines,
    requests: groupByRequest(blocks).map((group) => requestOf(lines, group)),
    variables: blocks
      .filter(({ kind }) => kind === 'variable')
      .map((block) => variableOf(lines, block.first)),
    separators: blocks
      .filter(({ kind }) => kind === 'separator')
      .map((block) => separatorOf(lines, block.first)),
    comments: blocks
      .filter(({ kind }) => kind === 'comment')
      .map((block) => lines.span(block.first, block.last)),
  };
}

/** The request that an offset belongs to, be it in its comments, its separator line, its body or below. */
export function requestAt(file: HttpFile, offset: number): HttpRequest | undefined {
  const lineStart = file.lines.start(file.lines.at(offset));
  return file.requests.find(({ extent }) => extent.start <= lineStart && lineStart <= extent.end);
}

/** A request with the blocks that introduce it and those that follow it. */
interface RequestGroup {
  readonly blocks: Block[];
  readonly request: RequestBlock;
}

const INTRODUCTORY = new Set<Block['kind'] | undefined>(['comment', 'variable']);

function groupByRequest(blocks: readonly Block[]): RequestGroup[] {
  const groups: RequestGroup[] = [];
  let members: Block[] = [];
  let request: RequestBlock | undefined;
  const close = (rest: Block[]) => {
    if (request) groups.push({ blocks: members, request });
    members = rest;
    request = undefined;
  };
  for (const block of blocks) {
    if (block.kind === 'separator') close([]);
    if (block.kind === 'request') {
      if (request) close(cutIntroduction(members));
      request = block;
    }
    members.push(block);
  }
  close([]);
  return groups;
}

/** Takes the comments and variables right above the next request from the blocks of the one before. */
function cutIntroduction(members: Block[]): Block[] {
  let first = members.length;
  while (INTRODUCTORY.has(members[first - 1]?.kind)) first -= 1;
  return members.splice(first);
}

function requestOf(lines: LineTable, { blocks, request }: RequestGroup): HttpRequest {
  const text = lines.text(request.first);
  const { headerBlock } = request;
  return {
    extent: lines.span(blocks[0]?.first ?? request.first, blocks.at(-1)?.last),
    notation: isCurl(text) ? 'curl' : 'http',
    method: leadingMethodOf(text),
    requestLine: request.first,
    continuations: headerBlock.continuations,
    headers: headerBlock.headers,
    hashedHeaders: headerBlock.hashedHeaders,
    spreads: headerBlock.spreads,
    afterHeaders: headerBlock.end,
    body: bodyOf(lines, blocks, request),
    scripts: blocks.filter(({ kind }) => kind === 'script').map(({ first, last }) => lines.span(first, last)),
  };
}

function bodyOf(lines: LineTable, blocks: readonly Block[], request: RequestBlock): RequestBody | undefined {
  const body = blocks.filter(
    ({ kind, first }) => first > request.first && (kind === 'text' || kind === 'graphql'),
  );
  const [first, last] = [body[0], body.at(-1)];
  if (!first || !last) return undefined;
  const graphql =
    first.kind === 'graphql' || request.headerBlock.headers.some(({ key }) => key === 'x-request-type');
  const kind = request.multipart ? 'multipart' : graphql ? 'graphql' : 'plain';
  return { kind, ...lines.span(first.first, last.last) };
}

function variableOf(lines: LineTable, line: number): FileVariable {
  const text = lines.text(line);
  const name = /^\s*@([^\s=:]+)/.exec(text)?.[1] ?? '';
  const afterName = text.indexOf('@') + 1 + name.length;
  const rest = text.slice(afterName);
  const value = rest.replace(/^\s*:?=*\s*/, '').trimEnd();
  const start = lines.start(line) + afterName + rest.trimEnd().length - value.length;
  return { line, name, value: { start, end: start + value.length } };
}

function separatorOf(lines: LineTable, line: number): Separator {
  const text = lines.text(line);
  return { line, indented: !text.startsWith('#'), title: text.replace(/^\s*#+/, '').trim() };
}
