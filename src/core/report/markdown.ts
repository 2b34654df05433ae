import { t } from '../l10n';

/** More of a value than this is not shown. */
const longestLiteral = 400;

/**
 * A value of unknown origin as Markdown that shows it character by character: in a code span no link, image, HTML,
 * formula or command can come of it, and nothing in it is invisible. It fits into a table cell.
 */
export function literal(value: string): string {
  if (value === '') return plain(t('empty'));
  const shown = visible(cut(value, longestLiteral)).replaceAll('|', '\\|');
  const fence = '`'.repeat(longestRun(shown) + 1);
  const span = `${fence} ${shown} ${fence}`;
  return value.length > longestLiteral ? `${span}… ${plain(t('({0} characters)', value.length))}` : span;
}

/** A sentence of ours as Markdown; names and addresses in it stay text. It fits into a table cell. */
export function plain(text: string): string {
  return visible(text)
    .replace(/[\\`*_~[\]<>{}|$#!^&]/g, '\\$&')
    .replace(/^\d+(?=[.)])|^(?=[=+-])/, '$&\\')
    .replace(/\/(?=\/)|@/g, '$&<!-- -->');
}

/** A table whose cells are Markdown already; a table without rows is nothing. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) =>
    `| ${columns.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The first characters, never half of one. */
export function cut(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') : text;
}

/** Line breaks, control characters, marks that turn the direction of text and the like, written out. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === '\n') return '\\n';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
