/** A half-open range of UTF-16 offsets in the scanned text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The lines of a text, split at LF and CRLF only, as REST Client and httpYac split them. */
export class LineTable {
  readonly count: number;
  private readonly starts: number[];

  constructor(private readonly source: string) {
    this.starts = [source.startsWith(BYTE_ORDER_MARK) ? 1 : 0];
    for (let feed = source.indexOf('\n'); feed >= 0; feed = source.indexOf('\n', feed + 1)) {
      this.starts.push(feed + 1);
    }
    this.count = this.starts.length;
  }

  /** The offset of the first character, after a byte order mark. */
  start(line: number): number {
    return this.starts[line] ?? this.source.length;
  }

  /** The offset behind the last character, before the line end. */
  end(line: number): number {
    if (line + 1 >= this.count) return this.source.length;
    const feed = this.start(line + 1) - 1;
    return feed > this.start(line) && this.source[feed - 1] === '\r' ? feed - 1 : feed;
  }

  /** The line end as written: CRLF, LF, or nothing on the last line. */
  lineEnd(line: number): string {
    return this.source.slice(this.end(line), this.start(line + 1));
  }

  /** The characters of a line without its line end. */
  text(line: number): string {
    return this.source.slice(this.start(line), this.end(line));
  }

  /** The range from the first to the last given line, without the last line's end. */
  span(first: number, last = first): Span {
    return { start: this.start(first), end: this.end(last) };
  }

  /** The index of the line an offset is on; offsets outside the text are moved into it. */
  at(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Finds the next line of a sort; asked with growing line numbers it reads each line once. */
export class LineSearch {
  private position = 0;

  constructor(
    private readonly lines: LineTable,
    private readonly wanted: (text: string) => boolean,
  ) {}

  /** The first wanted line at or after `line`, or the number of lines when there is none. */
  from(line: number): number {
    this.position = Math.max(this.position, line);
    while (this.position < this.lines.count && !this.wanted(this.lines.text(this.position))) {
      this.position += 1;
    }
    return this.position;
  }
}
