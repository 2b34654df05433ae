import type { Finding } from '../finding';
import { t } from '../l10n';
import { literal, plain, table } from './markdown';

/** What a report document says: the answer first, then what is wrong, then what it rests on. */
export interface Report {
  readonly title: string;
  /** The answer in one sentence. */
  readonly verdict: string;
  readonly findings: readonly Finding[];
  /** What the reader should know about all that follows. */
  readonly note?: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly text?: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export type Row = readonly Cell[];

/** Words of ours, or a value as it came from elsewhere. */
export type Cell = string | { readonly literal: string };

/** A report as Markdown, in which only our own words have a shape; every value stays what it is. */
export function reportMarkdown({ title, verdict, findings, note, sections }: Report): string {
  const blocks = [
    `# ${plain(title)}`,
    `**${plain(verdict)}**`,
    ...findings.map(findingBlock),
    ...(note ? [plain(note)] : []),
    ...sections.flatMap(sectionBlocks),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sectionBlocks({ title, text, columns, rows }: Section): string[] {
  const cells = rows.map((row) => row.map(cellText));
  const blocks = [text ? plain(text) : '', table(columns.map(plain), cells)].filter((block) => block !== '');
  return blocks.length === 0 ? [] : [`## ${plain(title)}`, ...blocks];
}

function cellText(cell: Cell): string {
  return typeof cell === 'string' ? plain(cell) : literal(cell.literal);
}

/** A finding set apart from the rest; its severity and certainty are words, so that they are read aloud. */
function findingBlock({ severity, certainty, title, detail, fix }: Finding): string {
  const heading = `${headingOf(severity, certainty)} ${title}`;
  const lines = [
    `${severityMark[severity]} **${plain(heading)}**`,
    plain(detail),
    `**${plain(t('What to do:'))}** ${plain(fix)}`,
  ];
  return lines.map((line) => `> ${line}`).join('\n>\n');
}

const severityMark = { error: '✗', warning: '⚠', info: 'ℹ' } as const;

function headingOf(severity: Finding['severity'], certainty: Finding['certainty']): string {
  const word = { error: t('Error'), warning: t('Warning'), info: t('Note') }[severity];
  switch (certainty) {
    case 'confirmed':
      return `${word}:`;
    case 'likely':
      return t('{0}, likely:', word);
    case 'possible':
      return t('{0}, possibly:', word);
  }
}
