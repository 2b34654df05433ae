/** Characters nobody sees in an input box, by what people call them. */
export type InvisibleKind =
  | 'zero-width'
  | 'byte-order-mark'
  | 'bidi-mark'
  | 'soft-hyphen'
  | 'no-break-space'
  | 'control-character'
  | 'other';

/** In order: the first that fits names the character; all but the spaces can go without a trace. */
const invisibles: readonly (readonly [InvisibleKind, RegExp])[] = [
  ['zero-width', /[\u200B-\u200D\u2060]/u],
  ['byte-order-mark', /\uFEFF/u],
  ['bidi-mark', /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u],
  ['soft-hyphen', /\u00AD/u],
  ['no-break-space', /(?! )\p{Zs}/u],
  ['control-character', /(?!\s)\p{Cc}/u],
  ['other', /\p{Cf}|\p{Variation_Selector}|\u115F|\u1160|\u3164|\uFFA0|\u2800|\u034F/u],
];

export function invisiblesIn(value: string): readonly InvisibleKind[] {
  const found = new Set<InvisibleKind>();
  for (const character of value) {
    const kind = invisibleKind(character);
    if (kind) found.add(kind);
  }
  return [...found];
}

/** The value as it looks: spaces of other widths become plain ones, everything else that is not seen goes. */
export function withoutInvisibles(value: string): string {
  return [...value]
    .map((character) => {
      const kind = invisibleKind(character);
      if (kind === undefined) return character;
      return kind === 'no-break-space' ? ' ' : '';
    })
    .join('');
}

function invisibleKind(character: string): InvisibleKind | undefined {
  return invisibles.find(([, pattern]) => pattern.test(character))?.[0];
}

export type Alphabet = 'uuid' | 'hex' | 'base32' | 'base64' | 'ascii' | 'other';

/** In order: the first that fits is the narrowest. */
const alphabets: readonly (readonly [Alphabet, RegExp])[] = [
  ['uuid', /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i],
  ['hex', /^[\da-f]+$/i],
  ['base32', /^[A-Z2-7]+=*$/],
  ['base64', /^[A-Za-z\d+/_-]+={0,2}$/],
  ['ascii', /^[\x20-\x7e]*$/],
];

export function alphabetOf(value: string): Alphabet {
  return alphabets.find(([, pattern]) => pattern.test(value))?.[0] ?? 'other';
}

/** True for the form in which CXone generates the id and the secret of an access key. */
export function isAccessKey(value: string): boolean {
  return /^[A-Z2-7]{52}={4}$/.test(value);
}

/** The access key of which this is a copy that lost its capitals or some of its `====`. */
export function accessKeyFrom(value: string): string | undefined {
  return /^[A-Za-z2-7]{52}=*$/.test(value) ? `${value.slice(0, 52).toUpperCase()}====` : undefined;
}

export type AccessKeyFlaw = 'lower-case' | 'padding';

/** What a copy of an access key lost; nothing for values that are none. */
export function accessKeyFlaws(value: string): readonly AccessKeyFlaw[] {
  if (!accessKeyFrom(value)) return [];
  return [
    ...(/[a-z]/.test(value) ? (['lower-case'] as const) : []),
    ...(/[^=]={4}$/.test(value) ? [] : (['padding'] as const)),
  ];
}
