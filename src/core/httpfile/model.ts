import type { LineTable, Span } from './lines';

/** A `name: value` line; an empty value is an empty span behind the colon. */
export interface HeaderLine {
  readonly line: number;
  readonly name: Span;
  readonly value: Span;
  /** The name in lower case, without the `#` of a hashed header. */
  readonly key: string;
}

/** A line `@name = value` outside a header block. */
export interface FileVariable {
  readonly line: number;
  readonly name: string;
  readonly value: Span;
}

/** A `###` line; indented ones separate requests in httpYac only. */
export interface Separator {
  readonly line: number;
  readonly indented: boolean;
  readonly title: string;
}

export type BodyKind = 'plain' | 'multipart' | 'graphql';

/** What follows the header block: from its first to its last line that is not blank. */
export interface RequestBody extends Span {
  readonly kind: BodyKind;
}

/** One request: its request line, what continues it, its header block and all that belongs to it. */
export interface HttpRequest {
  /** Whole lines: separator, comments and scripts above, body and blank lines below. */
  readonly extent: Span;
  readonly notation: 'http' | 'curl';
  /** As written; undefined when the line is only a URL. */
  readonly method: string | undefined;
  readonly requestLine: number;
  /** Lines that lengthen the URL (`?a=1`, `&b=2`, `/path`), wherever they stand in the header block. */
  readonly continuations: readonly number[];
  readonly headers: readonly HeaderLine[];
  /** `#Name: value`: a comment in REST Client and JetBrains, a header called `#Name` in httpYac. */
  readonly hashedHeaders: readonly HeaderLine[];
  /** httpYac's `...name` lines. */
  readonly spreads: readonly number[];
  /** The first line that every dialect agrees is not, or not certainly, part of the header block. */
  readonly afterHeaders: number;
  readonly body: RequestBody | undefined;
  /** `{% %}` and `{{ }}` blocks in the extent. */
  readonly scripts: readonly Span[];
}

/** A scanned `.http` text; requests, variables and separators are in the order of the text. */
export interface HttpFile {
  readonly text: string;
  readonly lines: LineTable;
  readonly requests: readonly HttpRequest[];
  readonly variables: readonly FileVariable[];
  readonly separators: readonly Separator[];
  readonly comments: readonly Span[];
}
