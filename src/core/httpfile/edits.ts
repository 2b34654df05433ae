import type { Span } from './lines';

/** A replacement of a range of the original text; an empty range inserts. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** Performs edits that do not overlap; their offsets all mean the original text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(position, edit.start), edit.newText);
    position = edit.end;
  }
  pieces.push(text.slice(position));
  return pieces.join('');
}
