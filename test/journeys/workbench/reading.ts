import type { Locator } from 'playwright-core';

/** Where a value is read from below an element: the text of a selector, or "selector@attribute". */
export type Recipe<Name extends string> = Readonly<Record<Name, string>>;

/** Reads named values from every match in one look at the page, so that they belong to the same moment. */
export function readAll<Name extends string>(
  locator: Locator,
  recipe: Recipe<Name>,
): Promise<Record<Name, string>[]> {
  return locator.evaluateAll(
    (elements, entries) =>
      elements.map((element) => {
        const read = ([name, source]: readonly [string, string]) => {
          const [selector, attribute] = source.split('@');
          const found = selector ? element.querySelector(selector) : element;
          const value = attribute === 'value' ? found?.value : found?.getAttribute(attribute);
          const text = (attribute ? value : found?.textContent) ?? '';
          return [name, attribute ? text : text.replace(/\s+/g, ' ').trim()];
        };
        return Object.fromEntries(entries.map(read));
      }),
    Object.entries<string>(recipe),
  ) as Promise<Record<Name, string>[]>;
}
