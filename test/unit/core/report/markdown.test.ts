import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cut, literal, plain, table } from '../../../../src/core/report/markdown';

describe('literal', () => {
  const table: Record<string, readonly [string, string]> = {
    'a word': ['Ines', '` Ines `'],
    nothing: ['', 'empty'],
    'a link': ['[x](command:evil)', '` [x](command:evil) `'],
    HTML: ['<img src=x onerror=alert(1)>', '` <img src=x onerror=alert(1)> `'],
    'a code span that ends early': ['a` <b>b</b>', '`` a` <b>b</b> ``'],
    'a longer fence': ['``` x', '```` ``` x ````'],
    'an end of the cell': ['a|b', '` a\\|b `'],
    'an escaped end of the cell': ['a\\|b', '` a\\\\|b `'],
    'line breaks': ['a\n\n# b\r', '` a\\n\\n# b\\u{d} `'],
    'bytes that are no text': ['\u0000\u0007\ufffd', '` \\u{0}\\u{7}\ufffd `'],
    'text turned around': ['a\u202eb\u200bc', '` a\\u{202e}b\\u{200b}c `'],
    'half a character': ['a\ud83d', '` a\\u{d83d} `'],
  };
  for (const [name, [value, markdown]] of Object.entries(table))
    it(`shows ${name}`, () => assert.equal(literal(value), markdown));

  it('cuts what is very long, and says how long it is', () => {
    assert.equal(literal('x'.repeat(100_000)), `\` ${'x'.repeat(400)} \`… (100000 characters)`);
  });

  it('is one line and one closed code span, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (value) => {
        const [, fence = ''] = /^(`+) /.exec(literal(value)) ?? [];
        const inside = literal(value).slice(fence.length, -fence.length);
        const runs: string[] = inside.match(/`+/g) ?? [];
        assert.ok(fence && literal(value).endsWith(` ${fence}`) && !runs.includes(fence), value);
        assert.doesNotMatch(literal(value), /[\p{Cc}\p{Zl}\p{Zp}]|(?<!\\)\|/u);
      }),
    );
  });
});

describe('plain', () => {
  const table: Record<string, readonly [string, string]> = {
    'an ordinary sentence': [
      'Valid for 42 more minutes, until 14:05.',
      'Valid for 42 more minutes, until 14:05.',
    ],
    'a link': ['[x](y)', '\\[x\\](y)'],
    HTML: ['<b>', '\\<b\\>'],
    emphasis: ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    'what would be a numbered list': ['1. a-b', '1\\. a-b'],
    'what would be a list': ['- a', '\\- a'],
    'what would be a line': ['---', '\\---'],
    'a date': ['2030-01-01', '2030-01-01'],
    'an address': ['see https://a.example', 'see https:/<!-- -->/a.example'],
    'a mail address': ['a@b.example', 'a@<!-- -->b.example'],
    'a line break': ['a\n# b', 'a\\\\n\\# b'],
  };
  for (const [name, [value, markdown]] of Object.entries(table))
    it(`keeps ${name} text`, () => assert.equal(plain(value), markdown));
});

describe('table', () => {
  it('is nothing without rows', () => assert.equal(table(['A'], []), ''));

  it('fills up short rows', () =>
    assert.equal(table(['A', 'B'], [['1'], ['2', '3']]), '| A | B |\n| --- | --- |\n| 1 |  |\n| 2 | 3 |'));
});

describe('cut', () => {
  it('leaves short texts as they are', () => assert.equal(cut('abc', 3), 'abc'));
  it('never cuts a character in two', () => assert.equal(cut('ab😀', 3), 'ab'));
});
