/** Headers as one line of text: `name: value; name: value`. */
export function formatHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}

/** The reverse of `formatHeaders`; undefined when a part is no header. */
export function parseHeaders(text: string): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const part of text.split(';').filter((each) => each.trim())) {
    const match = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/.exec(part);
    if (!match?.[1]) return undefined;
    headers[match[1]] = match[2] ?? '';
  }
  return headers;
}
