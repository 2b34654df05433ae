import type { CredentialName } from '../tenants/credentials';
import { credentialNamed, namedValue } from './pasteNames';
import { percentDecoded } from './pastePercent';
import { isAccessKey, withoutInvisibles } from './secretCharacters';

/** What a value can be wrapped in when it is copied from somewhere. */
export type Wrapping =
  | 'white-space-around'
  | 'invisible-characters'
  | 'quotes'
  | 'name'
  | 'scheme'
  | 'percent-encoding'
  | 'white-space-inside';

/** How to take each wrapping off; undefined where there is none. In the order in which they are tried. */
const unwrap: Readonly<Record<Wrapping, (value: string) => string | undefined>> = {
  'white-space-around': (value) => value.trim(),
  'invisible-characters': withoutInvisibles,
  quotes: withoutQuotes,
  name: (value) => namedValue(value)?.value,
  scheme: (value) => /^(?:basic|bearer)\s+([\w.~+/=-]{16,})$/i.exec(value)?.[1],
  'percent-encoding': percentDecoded,
  'white-space-inside': withoutBreaks,
};
const kinds = Object.keys(unwrap) as Wrapping[];

/** Far more than anybody wraps around a value by accident. */
const mostWrappings = 10;

export interface Unwrapped {
  /** Outermost first; a percent encoding done twice is there twice. */
  readonly wrappings: readonly Wrapping[];
  readonly value: string;
  /** The credential that the name in front of the value speaks of. */
  readonly named?: CredentialName;
}

/** Takes off everything that came along, one wrapping after the other, until `isWhole` or nothing is left to take off. */
export function unwrapped(pasted: string, isWhole: (value: string) => boolean): Unwrapped {
  const wrappings: Wrapping[] = [];
  let value = pasted;
  let named: CredentialName | undefined;
  while (wrappings.length < mostWrappings && !isWhole(value)) {
    const kind = kinds.find((each) => ![undefined, '', value].includes(unwrap[each](value)));
    if (!kind) break;
    if (kind === 'name') named ??= credentialNamed(namedValue(value)?.name ?? '');
    wrappings.push(kind);
    value = unwrap[kind](value) ?? value;
  }
  return { wrappings, value, ...(named && { named }) };
}

export type Quotes = 'straight' | 'typographic' | 'backticks';

/** A quotation mark before `:` or `=` ends a name, not the value. */
const quotes: readonly (readonly [Quotes, RegExp])[] = [
  ['straight', /^"((?:(?!"\s*[:=]).)+)"[,;]?$/s],
  ['straight', /^'((?:(?!'\s*[:=]).)+)'[,;]?$/s],
  ['backticks', /^`+([^`]+)`+$/s],
  ['typographic', /^[“”„«»‟]((?:(?![“”„«»‟]\s*[:=]).)+)[“”„«»‟][,;]?$/s],
  ['typographic', /^[‘’‚‹›‛]((?:(?![‘’‚‹›‛]\s*[:=]).)+)[‘’‚‹›‛][,;]?$/s],
];

/** Which quotation marks stand around a value. */
export function quotesAround(value: string): Quotes | undefined {
  return quotes.find(([, pattern]) => pattern.test(value))?.[0];
}

function withoutQuotes(value: string): string | undefined {
  for (const [, pattern] of quotes) {
    const match = pattern.exec(value);
    if (match) return match[1];
  }
  // one lost quotation mark, or brackets, could be part of a value: unless an access key is left without them
  const inside = /^["'`“”„‘’‚<[({]*([A-Z2-7]{52}={4})["'`“”„‘’>\])},;.]*$/.exec(value)?.[1];
  return inside;
}

/** Plain spaces may belong to a value; line breaks and tabs do not, and an access key has no white space at all. */
function withoutBreaks(value: string): string | undefined {
  const compact = value.replace(/\s+/g, '');
  return isAccessKey(compact) ? compact : value.replace(/ *[^\S ][\s]*/g, '');
}
