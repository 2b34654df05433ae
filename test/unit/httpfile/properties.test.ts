import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyEdits,
  type HttpRequest,
  planHeader,
  requestAt,
  scanHttpFile,
} from '../../../src/core/httpfile';
import { readWithHttpyac } from './httpyac';
import { readWithRestClient } from './restClient';

const line = (...choices: string[]) => fc.constantFrom(...choices);
const several = (arbitrary: fc.Arbitrary<string>, maxLength: number) => fc.array(arbitrary, { maxLength });

const introduction = line('# a', '// a', '# @name a', '@a = b', '@a={{b}}', '/*', '*/', '', ' ');
const script = line(
  '> {%',
  '< {%',
  '%}',
  '{{',
  '}}',
  '{{@response',
  '> a.js',
  '?? status == 200',
  '>> a.json',
  '<> a.json',
);
const requestLine = line(
  'GET http://a/',
  'POST {{a}}/b HTTP/1.1',
  'http://a/b',
  '{{a}}/b',
  'get http://a/',
  ' GET http://a/',
  'WS ws://a/',
);
const continuation = line('?a=1', '  &b=2', '/c', '  /d', '?a', '&{{b}}', '  e');
const header = line(
  'A: b',
  '  C: d',
  'Content-Type: application/json',
  'E:',
  '#F: g',
  '#h',
  '# i',
  'J: k,',
  '...l',
  '"M": n',
);
const authorization = line(
  'Authorization: Bearer old',
  'authorization:bearer {{t}}',
  '  Authorization : Bearer old # note',
  'AUTHORIZATION:',
  '#Authorization: Bearer old',
  '# Authorization: Bearer old',
  '##authorization: Basic old',
);
const body = line(
  '{',
  '  "a": 1',
  '}',
  'query {',
  '... on B { a }',
  'text',
  '--x',
  'Authorization: Bearer body',
  '< a.json',
  '\u2028',
);
const separator = line('###', '### a', '####', ' ###', '###a');
const anyLine = fc.oneof(
  introduction,
  script,
  requestLine,
  continuation,
  header,
  authorization,
  body,
  separator,
);

/** A request in the order in which people write one; each part may be missing. */
const request = fc
  .tuple(
    several(introduction, 2),
    fc.tuple(requestLine),
    several(continuation, 2),
    several(fc.oneof(header, authorization), 4),
    fc.constantFrom([], [''], [' ']),
    several(fc.oneof(body, script), 3),
    fc.constantFrom(['', '###'], ['### a'], [''], []),
  )
  .map((parts) => parts.flat());

const lines = fc.oneof(
  fc.array(request, { minLength: 1, maxLength: 3 }).map((requests) => requests.flat()),
  fc.array(anyLine, { minLength: 1, maxLength: 12 }),
);

/** Documents with LF, CRLF or both, with and without a line end at the end. */
const document = fc
  .tuple(lines, fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([all, lineEnds, isTerminated]) =>
    all
      .map((each, at) => each + (isTerminated || at < all.length - 1 ? lineEnds[at % lineEnds.length] : ''))
      .join(''),
  );

const isAuthorizationLine = (text: string) => /^\s*#*\s*authorization\s*:/i.test(text);
const withoutAuthorization = (text: string) =>
  text
    .split(/(?<=\n)/)
    .filter((each) => !isAuthorizationLine(each))
    .join('');
const withoutLastLineEnd = (text: string) => text.replace(/\r?\n$/, '');

interface Edited {
  readonly text: string;
  readonly edited: string;
  readonly request: HttpRequest;
}

/** Plans at every line of a text; gives one outcome for each request that can be edited. */
function editEach(text: string): Edited[] {
  const file = scanHttpFile(text);
  const outcomes = new Map<number, Edited>();
  for (let at = 0; at < file.lines.count; at += 1) {
    const plan = planHeader(text, [file.lines.start(at)], 'TOKEN');
    if (plan.kind !== 'edits') continue;
    outcomes.set(plan.request.requestLine, {
      text,
      edited: applyEdits(text, plan.edits),
      request: plan.request,
    });
  }
  return [...outcomes.values()];
}

const holds = (check: (edited: Edited) => void) =>
  fc.assert(
    fc.property(document, (text) => editEach(text).forEach(check)),
    { numRuns: 400 },
  );

describe('planHeader on any text', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), document),
        fc.array(fc.integer()),
        (text, offsets) => {
          const plan = planHeader(text, offsets, 'TOKEN');
          if (plan.kind === 'edits') applyEdits(text, plan.edits);
        },
      ),
    );
  });

  it('keeps every line and line end but those of the Authorization header', () => {
    holds(({ text, edited }) => {
      const [before, after] = [text, edited].map(withoutAuthorization).map(withoutLastLineEnd);
      assert.equal(after, before);
    });
  });

  it('adds no line end that the text does not have', () => {
    holds(({ text, edited }) => {
      const lineEnds = new Set(text.match(/\r?\n/g) ?? ['\n']);
      for (const lineEnd of edited.match(/\r?\n/g) ?? []) assert.ok(lineEnds.has(lineEnd));
    });
  });

  it('leaves one Authorization header in the request, and nothing to do', () => {
    holds(({ edited, request }) => {
      const file = scanHttpFile(edited);
      const start = file.lines.start(request.requestLine);
      const found = requestAt(file, start)?.headers.filter(({ key }) => key === 'authorization') ?? [];
      assert.deepEqual(
        found.map(({ value }) => edited.slice(value.start, value.end)),
        ['Bearer TOKEN'],
      );
      const again = planHeader(edited, [start], 'TOKEN');
      assert.deepEqual(again.kind === 'edits' && again.edits, []);
    });
  });

  it('leaves one Authorization header for REST Client, where it sees the request', () => {
    holds(({ text, edited, request }) => {
      const before = readWithRestClient(text, request.requestLine);
      if (before?.firstLine !== request.requestLine) return;
      const after = readWithRestClient(edited, request.requestLine);
      const isOther = ([name]: readonly [string, string]) => name.toLowerCase() !== 'authorization';
      assert.deepEqual(
        after?.headers.filter((each) => !isOther(each)).map(([, value]) => value),
        ['Bearer TOKEN'],
      );
      assert.deepEqual(
        { ...after, headers: after?.headers.filter(isOther) },
        { ...before, headers: before.headers.filter(isOther) },
      );
    });
  });

  it('leaves one Authorization header for httpYac and changes nothing else', async () => {
    const check = async ({ text, edited, request }: Edited) => {
      const start = scanHttpFile(text).lines.start(request.requestLine);
      const [before, after] = [await readWithHttpyac(text), await readWithHttpyac(edited)];
      const index = before.findIndex(({ offset }) => offset === start);
      const isToken = ([name]: readonly [string, string]) => /^#*authorization$/i.test(name);
      assert.deepEqual(
        after[index]?.request?.headers.filter(isToken).map(([, value]) => value),
        ['Bearer TOKEN'],
      );
      const others = [before, after].map((regions) =>
        regions.map(({ request: sent, rest }) => [
          sent && { ...sent, headers: sent.headers.filter((each) => !isToken(each)) },
          rest,
        ]),
      );
      assert.deepEqual(others[1], others[0]);
    };
    await fc.assert(
      fc.asyncProperty(document, async (text) => {
        // httpYac reads a GraphQL operation up to a blank line, over the separator that ends it elsewhere.
        fc.pre(!/query \{\r?\n(?:[^\n]*\S[^\n]*\n)*\s*###/.test(text));
        for (const edited of editEach(text)) await check(edited);
      }),
      { numRuns: 200 },
    );
  });
});
