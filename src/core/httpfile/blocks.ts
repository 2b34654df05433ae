import { type HeaderBlock, readHeader, readHeaderBlock } from './headers';
import { LineSearch, type LineTable } from './lines';
import * as syntax from './syntax';

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Lines that hold no request line. */
export interface PlainBlock extends Lines {
  readonly kind: 'blank' | 'comment' | 'separator' | 'variable' | 'script' | 'directive' | 'graphql' | 'text';
}

/** A request line with its header block. */
export interface RequestBlock extends Lines {
  readonly kind: 'request';
  readonly headerBlock: HeaderBlock;
  readonly multipart: boolean;
}

/** A run of lines that belong together. */
export type Block = PlainBlock | RequestBlock;

const LONGEST_BOUNDARY = 70; // RFC 2046, section 5.1.1

/** Cuts a text into blocks from top to bottom, reading each line a fixed number of times. */
export class BlockReader {
  private readonly separators: LineSearch;
  private readonly commentEnds: LineSearch;
  private readonly handlerEnds: LineSearch;
  private readonly bracesEnds: LineSearch;
  /** Something that is not a comment, variable or script was seen since the last separator. */
  private begun = false;
  private inRequest = false;
  private onlySeparatorsSplit = false;
  /** The line that ends the multipart body in which nothing starts a request. */
  private closingBoundary: string | undefined;

  constructor(private readonly lines: LineTable) {
    this.separators = new LineSearch(lines, syntax.isSeparator);
    this.commentEnds = new LineSearch(lines, syntax.closesComment);
    this.handlerEnds = new LineSearch(lines, syntax.closesHandler);
    this.bracesEnds = new LineSearch(lines, syntax.closesBraces);
  }

  *read(): Generator<Block> {
    let line = 0;
    while (line < this.lines.count) {
      const block = this.blockAt(line);
      yield block;
      line = block.last + 1;
    }
  }

  private blockAt(line: number): Block {
    const text = this.lines.text(line);
    if (syntax.isBlank(text)) return { kind: 'blank', first: line, last: line };
    return this.betweenRequests(line, text) ?? this.instruction(line, text) ?? this.requestOrText(line, text);
  }

  private betweenRequests(line: number, text: string): Block | undefined {
    if (syntax.isSeparator(text)) {
      this.begun = this.inRequest = this.onlySeparatorsSplit = false;
      this.closingBoundary = undefined;
      return { kind: 'separator', first: line, last: line };
    }
    if (syntax.isComment(text)) {
      if (/@force-?region-?delimiter/i.test(text)) this.onlySeparatorsSplit = true;
      return { kind: 'comment', first: line, last: line };
    }
    if (syntax.opensComment(text)) {
      const last = this.commentEnds.from(line + 1);
      if (last < this.lines.count) return { kind: 'comment', first: line, last };
    }
    return syntax.isVariable(text) ? { kind: 'variable', first: line, last: line } : undefined;
  }

  private instruction(line: number, text: string): Block | undefined {
    if (syntax.opensGraphql(text)) return { kind: 'graphql', first: line, last: this.lastBeforeBlank(line) };
    const scriptEnd = this.scriptEnd(line, text);
    if (scriptEnd !== undefined) return { kind: 'script', first: line, last: scriptEnd };
    if (syntax.isProtoImport(text)) return { kind: 'directive', first: line, last: this.lastOption(line) };
    if (syntax.isAftermath(text)) this.begun = true;
    else if (!syntax.isScriptFile(text, this.inRequest)) return undefined;
    return { kind: 'directive', first: line, last: line };
  }

  private scriptEnd(line: number, text: string): number | undefined {
    let end: number | undefined;
    if (syntax.opensHandler(text, this.inRequest)) end = this.handlerEnds.from(line);
    else if (syntax.opensBraces(text)) end = this.bracesEnds.from(line + 1);
    return end !== undefined && end < this.separators.from(line) ? end : undefined;
  }

  private lastBeforeBlank(line: number): number {
    let last = line;
    while (last + 1 < this.lines.count) {
      const next = this.lines.text(last + 1);
      if (syntax.isBlank(next) || syntax.isSeparator(next)) break;
      last += 1;
    }
    return last;
  }

  private lastOption(line: number): number {
    let last = line;
    while (last + 1 < this.lines.count && readHeader(this.lines, last + 1)) last += 1;
    return last;
  }

  private requestOrText(line: number, text: string): Block {
    if (!this.startsRequest(text)) {
      this.begun = true;
      if (this.closingBoundary && text.includes(this.closingBoundary)) this.closingBoundary = undefined;
      return { kind: 'text', first: line, last: line };
    }
    const headerBlock = readHeaderBlock(this.lines, line + 1);
    this.begun = this.inRequest = true;
    this.closingBoundary = this.boundaryOf(headerBlock);
    const multipart = this.closingBoundary !== undefined;
    return { kind: 'request', first: line, last: headerBlock.end - 1, headerBlock, multipart };
  }

  private startsRequest(text: string): boolean {
    const method = syntax.methodOf(text);
    const afterWord = (word: string) => text.trimStart().slice(word.length);
    if (this.begun) {
      const mayStart = method !== undefined && !this.closingBoundary && !this.onlySeparatorsSplit;
      return mayStart && syntax.isTarget(afterWord(method));
    }
    if (syntax.isStatusLine(text)) return false;
    if (method !== undefined || syntax.isCurl(text) || syntax.isTarget(text)) return true;
    const word = syntax.leadingMethodOf(text);
    return word !== undefined && syntax.isTarget(afterWord(word));
  }

  private boundaryOf(block: HeaderBlock): string | undefined {
    const contentType = block.headers.find(({ key }) => key === 'content-type');
    if (!contentType) return undefined;
    const { line, value } = contentType;
    const text = this.lines.text(line).slice(value.start - this.lines.start(line));
    if (!/^multipart\//i.test(text)) return undefined;
    const boundary = /boundary="?([^";]*)/i.exec(text)?.[1]?.trim() ?? '';
    return `--${boundary.slice(0, LONGEST_BOUNDARY)}--`;
  }
}
