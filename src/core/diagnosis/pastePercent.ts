/**
 * The value decoded once, if encoding that gives the same value again: then it is encoded as a whole. A `%` in a value
 * that has other reserved characters in clear is just a `%`.
 */
export function percentDecoded(value: string): string | undefined {
  if (!/%[\da-f]{2}/i.test(value)) return undefined;
  return decoded(value, encodeURIComponent, decodeURIComponent) ?? decoded(value, formEncode, formDecode);
}

function decoded(
  value: string,
  encode: (text: string) => string,
  decode: (text: string) => string,
): string | undefined {
  try {
    const text = decode(value);
    // text, and line breaks that were encoded along
    return /^(?:\P{Cc}|[\r\n\t])+$/u.test(text) && upperCaseEscapes(encode(text)) === upperCaseEscapes(value)
      ? text
      : undefined;
  } catch {
    return undefined;
  }
}

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** Spaces, which a form writes as `+`, are found only in client ids of the form "app@vendor". */
function formDecode(value: string): string {
  const text = decodeURIComponent(value.replaceAll('+', ' '));
  return value.includes('+') && !text.includes('@') ? '' : text;
}

function upperCaseEscapes(text: string): string {
  return text.replace(/%[\da-f]{2}/gi, (each) => each.toUpperCase());
}
