import type { Secret } from '../secret';
import type { CredentialName } from '../tenants/credentials';
import { type PairForm, pairIn } from './pastePairs';
import { type Quotes, quotesAround, type Unwrapped, unwrapped, type Wrapping } from './pasteWrappings';
import {
  type AccessKeyFlaw,
  type Alphabet,
  accessKeyFlaws,
  accessKeyFrom,
  alphabetOf,
  type InvisibleKind,
  invisiblesIn,
  isAccessKey,
} from './secretCharacters';

/** What is left of a value when everything is taken off that came along with copying. */
export type Content =
  | 'value'
  | 'access-key'
  /** An access key but for its capitals or its `====`. */
  | 'flawed-access-key'
  /** More than one credential. */
  | 'pair'
  | 'token'
  | 'placeholder';

/** What a value looks like, without the value or a part of it: fit for findings, logs and reports. */
export interface SecretShape {
  readonly length: number;
  readonly alphabet: Alphabet;
  readonly hasWhiteSpaceAround: boolean;
  readonly hasWhiteSpaceInside: boolean;
  readonly hasLineBreaks: boolean;
  readonly invisibles: readonly InvisibleKind[];
  readonly quotes?: Quotes;
  /** Outermost first; a percent encoding done twice is there twice. */
  readonly wrappings: readonly Wrapping[];
  /** The credential that a name in front of the value speaks of. */
  readonly named?: CredentialName;
  readonly content: Content;
  readonly contentLength: number;
  readonly accessKeyFlaws: readonly AccessKeyFlaw[];
  readonly pair?: { readonly form: PairForm; readonly holds: readonly CredentialName[] };
}

/** Describes a value that somebody entered. */
export function secretShape(secret: Secret): SecretShape {
  const value = secret.reveal();
  const { wrappings, value: inner, named } = unwrapSecret(value);
  const quotes = quotesAround(value.trim());
  const pair = pairIn(inner);
  return {
    length: value.length,
    alphabet: alphabetOf(value),
    hasWhiteSpaceAround: value !== value.trim(),
    hasWhiteSpaceInside: /\s/.test(value.trim()),
    hasLineBreaks: /[\r\n\u2028\u2029]/.test(value),
    invisibles: invisiblesIn(value),
    ...(quotes && { quotes }),
    wrappings,
    ...(named && { named }),
    content: contentOf(inner),
    contentLength: inner.length,
    accessKeyFlaws: accessKeyFlaws(inner),
    ...(pair && {
      pair: { form: pair.form, holds: Object.keys(pair.values) as CredentialName[] },
    }),
  };
}

/** Takes off what came along, but leaves whole what is something by itself. */
export function unwrapSecret(value: string): Unwrapped {
  return unwrapped(value, (each) => isAccessKey(each) || isPlaceholder(each) || pairIn(each) !== undefined);
}

function contentOf(inner: string): Content {
  if (isAccessKey(inner)) return 'access-key';
  if (isPlaceholder(inner)) return 'placeholder';
  if (pairIn(inner)) return 'pair';
  if (isJwt(inner)) return 'token';
  return accessKeyFrom(inner) ? 'flawed-access-key' : 'value';
}

function isJwt(value: string): boolean {
  return /^eyJ[\w-]+(\.[\w-]*){2,4}$/.test(value);
}

const placeholders: readonly RegExp[] = [
  /^[<[][\p{L}\d_ .:'-]+[>\]]$/u,
  /^\{\{[^{}]*\}\}$/,
  /^\$\{[^{}]*\}$/,
  /^\$[A-Z_][A-Z0-9_]*$/,
  /^%[A-Z_][A-Z0-9_]*%$/,
  /^(["'`])\1$/,
  /^([xX.·_-])\1{2,}$/,
  // masked, or cut off by the page it was copied from
  /[*•●∙]{3,}|…/,
  /^(your|insert|enter|paste)[-_ ].*(id|secret|key|value|here)$/i,
  /^(change-?me|todo|tbd|placeholder|redacted|hidden|null|undefined|none|n\/a)$/i,
];

function isPlaceholder(value: string): boolean {
  // brackets around an access key are just brackets
  return placeholders.some((pattern) => pattern.test(value)) && !/[A-Z2-7]{52}={4}/.test(value);
}
