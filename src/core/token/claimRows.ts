import { t } from '../l10n';
import { Redactor } from '../redaction';
import { cut } from '../report/markdown';
import type { Cell, Row } from '../report/report';
import type { Token } from './token';

/** How moments are written, in the user's language. */
export interface MomentFormats {
  /** The time alone when it is today. */
  short(moment: number): string;
  /** With the date and the seconds. */
  long(moment: number): string;
  /** How far away, in words: "in 42 minutes", "3 hours ago". */
  distance(milliseconds: number): string;
}

type Claims = Readonly<Record<string, unknown>>;

/** Beyond these a token only wastes the reader's time. */
const mostOtherClaims = 100;
/** What of a value is looked at; more is never shown. */
const longestValue = 4_000;
/** Shorter parts of a token would mask ordinary words. */
const shortestPart = 8;
/** The last moment that a date can hold. */
const lastMoment = 8.64e15;

/** The claims of a token as rows of label, value and claim name; knows which were shown, so that the rest can follow. */
export class ClaimRows {
  readonly #shown = new Set<string>();

  constructor(
    private readonly claims: Claims,
    private readonly conceal: (text: string) => string,
    private readonly formats: MomentFormats,
    private readonly now: number,
  ) {}

  /** The row of one claim, or none. `role.legacyId` is the claim of that name, else a member of `role`. */
  of(label: string, name: string): Row[] {
    const value = this.#take(name);
    return value === undefined ? [] : [[label, this.#cell(value), { literal: name }]];
  }

  /** The row of a claim that holds seconds since 1970. */
  momentOf(label: string, name: string): Row[] {
    const value = this.#take(name);
    if (value === undefined) return [];
    const moment = momentFrom(value);
    const cell = moment === undefined ? this.#cell(value) : momentWords(moment, this.now, this.formats);
    return [[label, cell, { literal: name }]];
  }

  /** Rows of name and value for all claims that no other row shows. */
  others(): Row[] {
    const others = Object.entries(this.claims).filter(([name]) => !this.#shown.has(name));
    const rows = others
      .slice(0, mostOtherClaims)
      .map(([name, value]) => [this.#cell(name), this.#cell(value)]);
    const more = others.length - rows.length;
    return more > 0 ? [...rows, [t('and {0} more', more), '']] : rows;
  }

  #take(name: string): unknown {
    if (Object.hasOwn(this.claims, name)) {
      this.#shown.add(name);
      return this.claims[name];
    }
    const [parent = '', child = ''] = name.split('.');
    const object = Object.hasOwn(this.claims, parent) ? this.claims[parent] : undefined;
    if (typeof object !== 'object' || object === null || !Object.hasOwn(object, child)) return undefined;
    if (Object.keys(object).length === 1) this.#shown.add(parent);
    return (object as Claims)[child];
  }

  #cell(value: unknown): Cell {
    const text = textOf(value);
    return text === undefined
      ? t('too deeply nested to be shown')
      : { literal: this.conceal(cut(text, longestValue)) };
  }
}

/** A moment with how far away it is. */
export function momentWords(moment: number, now: number, { long, distance }: MomentFormats): string {
  return t('{0} ({1})', long(moment), distance(moment - now));
}

/** Milliseconds from the seconds of a claim; undefined for what is no moment. */
export function momentFrom(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && Math.abs(seconds * 1000) <= lastMoment ? seconds * 1000 : undefined;
}

/** Masks whatever looks like a token or a key, then the token itself and its parts: no claim is a reason to show one. */
export function concealTokens({ accessToken, refreshToken }: Token): (text: string) => string {
  const redactor = new Redactor();
  const tokens = [accessToken, ...(refreshToken ? [refreshToken] : [])].map((token) => token.reveal());
  const parts = tokens.flatMap((token) => [token, ...token.split('.')]);
  const secrets = parts.filter((part) => part.length >= shortestPart);
  return (text) =>
    secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), redactor.redact(text));
}

/** A claim's value as text, lists of words without brackets; undefined for one that is nested beyond reason. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Object.keys(value).length === 0) return '';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
