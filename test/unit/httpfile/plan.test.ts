import assert from 'node:assert/strict';
import { applyEdits, planHeader, type Refusal } from '../../../src/core/httpfile';
import { readWithHttpyac } from './httpyac';
import { readWithRestClient } from './restClient';

const CURSOR = '‸';

/** Plans at each cursor in the text; gives the edited text, or the refusal. */
function edit(marked: string, credentials = 'TOKEN'): string | { refusal: Refusal } {
  const pieces = marked.split(CURSOR);
  const text = pieces.join('');
  const offsets = pieces.slice(0, -1).map((_, index) => pieces.slice(0, index + 1).join('').length);
  const plan = planHeader(text, offsets, credentials);
  return plan.kind === 'edits' ? applyEdits(text, plan.edits) : { refusal: plan.refusal };
}

type Row = readonly [what: string, before: string, after: string];
type RefusalRow = readonly [what: string, text: string, refusal: Refusal];

function edits(rows: readonly Row[]): void {
  for (const [what, before, after] of rows) {
    it(what, async () => {
      const once = edit(before);
      assert.deepEqual(once, after);
      const again = planHeader(after, [offsetOfToken(after)], 'TOKEN');
      assert.deepEqual(again.kind === 'edits' && again.edits, [], 'a second time changes nothing');
      await sendsTheTokenOnce(after);
    });
  }
}

function refuses(rows: readonly RefusalRow[]): void {
  for (const [what, text, refusal] of rows) {
    it(what, () => assert.deepEqual(edit(text), { refusal }));
  }
}

const offsetOfToken = (text: string) => text.indexOf('Bearer TOKEN');

/** Both parsers see the token in one Authorization header, unless REST Client has another idea of the request. */
async function sendsTheTokenOnce(text: string): Promise<void> {
  const regions = await readWithHttpyac(text);
  const seen = regions.flatMap(({ request }) => request?.headers ?? []).filter(isToken);
  assert.equal(seen.length, text.split('Bearer TOKEN').length - 1);
  const line = text.slice(0, offsetOfToken(text)).split('\n').length - 1;
  const request = readWithRestClient(text, line);
  const sent = request?.headers.filter(([name]) => name.toLowerCase() === 'authorization') ?? [];
  if (sent.length > 0)
    assert.deepEqual(
      sent.map(([, value]) => value),
      ['Bearer TOKEN'],
    );
}

const isToken = ([name, value]: readonly [string, string]) =>
  /^authorization$/i.test(name) && value === 'Bearer TOKEN';

describe('planHeader: where the header goes', () => {
  edits([
    ['below the request line', 'GET http://a/‸', 'GET http://a/\nAuthorization: Bearer TOKEN'],
    [
      'below the last header',
      'GET http://a/‸\nAccept: b\n\n',
      'GET http://a/\nAccept: b\nAuthorization: Bearer TOKEN\n\n',
    ],
    ['above the body', 'POST http://a/‸\n\n{}\n', 'POST http://a/\nAuthorization: Bearer TOKEN\n\n{}\n'],
    [
      'above a body without a blank line',
      'POST http://a/‸\nA: b\n{}\n',
      'POST http://a/\nA: b\nAuthorization: Bearer TOKEN\n{}\n',
    ],
    ['below a URL without a method', 'http://a/b‸\n', 'http://a/b\nAuthorization: Bearer TOKEN\n'],
    ['below a template without a method', '{{host}}/b‸\n', '{{host}}/b\nAuthorization: Bearer TOKEN\n'],
    ['below a lower-case method', 'get http://a/‸\n', 'get http://a/\nAuthorization: Bearer TOKEN\n'],
    ['below HTTP/1.1', 'GET http://a/ HTTP/1.1‸\n', 'GET http://a/ HTTP/1.1\nAuthorization: Bearer TOKEN\n'],
    [
      'below file variables and a blank line',
      '@a = b\n\nGET {{a}}/‸\n',
      '@a = b\n\nGET {{a}}/\nAuthorization: Bearer TOKEN\n',
    ],
    ['of a WebSocket', 'WS ws://a/‸\n', 'WS ws://a/\nAuthorization: Bearer TOKEN\n'],
    [
      'of a GraphQL request',
      'GRAPHQL http://a/‸\n\nquery {\n  a\n}\n',
      'GRAPHQL http://a/\nAuthorization: Bearer TOKEN\n\nquery {\n  a\n}\n',
    ],
    [
      'of a GraphQL request without a blank line',
      'POST http://a/‸\nX-REQUEST-TYPE: GraphQL\nquery {\n  ... on B { a }\n}\n',
      'POST http://a/\nX-REQUEST-TYPE: GraphQL\nAuthorization: Bearer TOKEN\nquery {\n  ... on B { a }\n}\n',
    ],
    [
      'of the request after a byte order mark',
      '\uFEFFGET http://a/‸\n',
      '\uFEFFGET http://a/\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'not into a body that mentions it',
      'POST http://a/‸\n\nAuthorization: Bearer x\n',
      'POST http://a/\nAuthorization: Bearer TOKEN\n\nAuthorization: Bearer x\n',
    ],
    [
      'above blank lines of blanks',
      'GET http://a/‸\n \t\nA: b\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n \t\nA: b\n',
    ],
    [
      'below comments between headers',
      'GET http://a/‸\n# c\nA: b\n// c\n\n',
      'GET http://a/\n# c\nA: b\nAuthorization: Bearer TOKEN\n// c\n\n',
    ],
    [
      'of a multipart request, not of its parts',
      multipart('‸', ''),
      multipart('', 'Authorization: Bearer TOKEN\n'),
    ],
    [
      'above a file variable that cuts the headers short',
      'GET http://a/‸\n@t = x\nA: b\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n@t = x\nA: b\n',
    ],
    [
      'above a response handler',
      'GET http://a/‸\nA: b\n> {% x() %}\n',
      'GET http://a/\nA: b\nAuthorization: Bearer TOKEN\n> {% x() %}\n',
    ],
    [
      'above a comment without a space, which ends the headers in httpYac',
      'GET http://a/‸\n#c\nA: b\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n#c\nA: b\n',
    ],
    [
      'above an assertion',
      'GET http://a/‸\n\n?? status == 200\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n\n?? status == 200\n',
    ],
    [
      'above a header that JetBrains folds',
      'GET http://a/‸\nA: b\nB: c,\n  d\n',
      'GET http://a/\nA: b\nAuthorization: Bearer TOKEN\nB: c,\n  d\n',
    ],
  ]);
});

function multipart(cursor: string, header: string): string {
  const part = '--x\nContent-Disposition: form-data; name="a"\nAuthorization: Bearer p\n\nb\n--x--\n';
  return `POST http://a/${cursor}\nContent-Type: multipart/form-data; boundary=x\n${header}\n${part}`;
}

describe('planHeader: URLs over several lines', () => {
  edits([
    [
      'below ? and & lines',
      'GET http://a/‸\n?a=1\n&b=2\n',
      'GET http://a/\n?a=1\n&b=2\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'below indented ? and & lines',
      'GET http://a/‸\n  ?a=1\n  &b=2\n\nx',
      'GET http://a/\n  ?a=1\n  &b=2\nAuthorization: Bearer TOKEN\n\nx',
    ],
    [
      'below query lines among comments',
      'GET http://a/‸\n# c\n?a=1\n// d\n&b=2\n',
      'GET http://a/\n# c\n?a=1\n// d\n&b=2\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'below path lines',
      'GET http://a‸\n  /b\n  /c\n',
      'GET http://a\n  /b\n  /c\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'below query lines that follow headers',
      'GET http://a/‸\nA: b\n?a=1\n',
      'GET http://a/\nA: b\n?a=1\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'below a query template',
      'GET http://a/‸\n?{{q}}\n',
      'GET http://a/\n?{{q}}\nAuthorization: Bearer TOKEN\n',
    ],
  ]);
  refuses([
    ['a query line without =, body for httpYac', 'GET http://a/‸\n?a\n', 'dialects-differ'],
    [
      'a query line behind a comment that httpYac takes for body',
      'GET http://a/‸\n#c\n?a=1\n',
      'dialects-differ',
    ],
    ['an indented URL part that only JetBrains reads', 'GET http://a?‸\n  b=1&\n  c=2\n', 'dialects-differ'],
    ['a template that is not closed on its line', 'GET http://a/{{‸\nb\n}}\n', 'dialects-differ'],
  ]);
});

describe('planHeader: replacing', () => {
  edits([
    [
      'a literal token',
      'GET http://a/‸\nAuthorization: Bearer old\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'a variable',
      'GET http://a/‸\nAuthorization: Bearer {{t}}\nA: b\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\nA: b\n',
    ],
    [
      'in lower case',
      'GET http://a/‸\nauthorization: bearer old\n',
      'GET http://a/\nauthorization: Bearer TOKEN\n',
    ],
    [
      'without a blank behind the colon',
      'GET http://a/‸\nAuthorization:Bearer old',
      'GET http://a/\nAuthorization:Bearer TOKEN',
    ],
    [
      'with a blank before the colon',
      'GET http://a/‸\nAuthorization : Bearer old\n',
      'GET http://a/\nAuthorization : Bearer TOKEN\n',
    ],
    [
      'a note behind the token, which is part of the value',
      'GET http://a/‸\nAuthorization: Bearer old # mine\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n',
    ],
    ['no value', 'GET http://a/‸\nAuthorization:\n', 'GET http://a/\nAuthorization: Bearer TOKEN\n'],
    [
      'blanks for a value',
      'GET http://a/‸\nAuthorization:  \n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'a scheme without a token',
      'GET http://a/‸\nAuthorization: Bearer\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'a scheme glued to a variable',
      'GET http://a/‸\nAuthorization: Bearer{{t}}\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'an indented line',
      'GET http://a/‸\n  Authorization: Bearer old  \n',
      'GET http://a/\n  Authorization: Bearer TOKEN  \n',
    ],
    [
      'two lines by one',
      'GET http://a/‸\nAuthorization: Bearer a\nA: b\nauthorization: Bearer c\nC: d\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\nA: b\nC: d\n',
    ],
    [
      'three lines at the end of the file',
      'GET http://a/‸\nAuthorization: Bearer a\nAuthorization: Bearer b\nAuthorization:',
      'GET http://a/\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'nothing in a comment',
      'GET http://a/‸\n# Authorization: Bearer a\n//Authorization: Bearer b\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n# Authorization: Bearer a\n//Authorization: Bearer b\n',
    ],
    [
      'nothing in Proxy-Authorization',
      'GET http://a/‸\nProxy-Authorization: Bearer a\n',
      'GET http://a/\nProxy-Authorization: Bearer a\nAuthorization: Bearer TOKEN\n',
    ],
    [
      'and comments out for httpYac what it would send',
      'GET http://a/‸\n#Authorization: Bearer a\n',
      'GET http://a/\nAuthorization: Bearer TOKEN\n# Authorization: Bearer a\n',
    ],
    [
      'beside a hashed line',
      'GET http://a/‸\n##authorization: Basic a\nAuthorization: Bearer b\n',
      'GET http://a/\n# authorization: Basic a\nAuthorization: Bearer TOKEN\n',
    ],
  ]);
  refuses([
    ['Basic', 'GET http://a/‸\nAuthorization: Basic x\n', 'other-scheme'],
    ['openid', 'GET http://a/‸\nAuthorization: openid client_credentials x\n', 'other-scheme'],
    ['$auth', 'GET http://a/‸\nAuthorization: {{$auth.token("x")}}\n', 'other-scheme'],
    ['a variable that may hold any scheme', 'GET http://a/‸\nAuthorization: {{t}}\n', 'other-scheme'],
    ['a scheme that begins alike', 'GET http://a/‸\nAuthorization: BearerX y\n', 'other-scheme'],
    [
      'a second line of another scheme',
      'GET http://a/‸\nAuthorization: Bearer a\nAuthorization: Basic x\n',
      'other-scheme',
    ],
    ['a value folded over two lines', 'GET http://a/‸\nAuthorization: Bearer\n  x\n', 'dialects-differ'],
    ['a template over several lines', 'GET http://a/‸\nAuthorization: Bearer {{\nt\n}}\n', 'dialects-differ'],
    [
      'a line that is a header in REST Client and body in httpYac',
      'GET http://a/‸\n#c\nAuthorization: Bearer x\n',
      'dialects-differ',
    ],
    [
      'a line that may follow a folded header',
      'GET http://a/‸\nA: b\n  c\nAuthorization: Bearer x\n',
      'dialects-differ',
    ],
  ]);
});

describe('planHeader: whose request it is', () => {
  const first = 'GET http://a/\n';
  const token = 'Authorization: Bearer TOKEN\n';
  edits([
    [
      'the one below the separator line',
      `${first}\n### b‸\nGET http://b/\n`,
      `${first}\n### b\nGET http://b/\n${token}`,
    ],
    [
      'the one below its tags',
      `${first}\n###\n# @na‸me b\n\nGET http://b/\n`,
      `${first}\n###\n# @name b\n\nGET http://b/\n${token}`,
    ],
    [
      'the one above the blank lines',
      `${first}\n‸\n###\nGET http://b/\n`,
      `${first}${token}\n\n###\nGET http://b/\n`,
    ],
    [
      'the one whose JSON body it is',
      'POST http://a/\nA: b\n\n{\n  "a": 1‸\n}\n',
      `POST http://a/\nA: b\n${token}\n{\n  "a": 1\n}\n`,
    ],
    ['the one below file variables', `@a‸ = b\n\n${first}`, `@a = b\n\n${first}${token}`],
    [
      'without ###, by the method as httpYac does',
      `${first}\nGET http://b/‸\n\nGET http://c/`,
      `${first}\nGET http://b/\n${token}\nGET http://c/`,
    ],
    [
      'without ###, with its comment',
      `${first}\n# b‸\nGET http://b/\n`,
      `${first}\n# b\nGET http://b/\n${token}`,
    ],
    ['below an indented ###', `${first}\n ###\nGET http://b/‸\n`, `${first}\n ###\nGET http://b/\n${token}`],
    [
      'directly above a separator',
      `${first}### b\nGET http://b/‸`,
      `${first}### b\nGET http://b/\n${token.trimEnd()}`,
    ],
    [
      'below a pre-request script',
      '< {%\n  GET http://x/\n%}\nGET http://a/‸\n',
      `< {%\n  GET http://x/\n%}\nGET http://a/\n${token}`,
    ],
    [
      'below a JavaScript block',
      '{{\n  exports.a = 1\n}}\nGET http://a/‸\n',
      `{{\n  exports.a = 1\n}}\nGET http://a/\n${token}`,
    ],
    [
      'below a comment block',
      '/*\nGET http://x/\n###\n*/\nGET http://a/‸\n',
      `/*\nGET http://x/\n###\n*/\nGET http://a/\n${token}`,
    ],
    ['two cursors in one request make one edit', 'GET http://a/‸\n\n{‸}\n', `GET http://a/\n${token}\n{}\n`],
    [
      'two cursors in two requests',
      `GET http://a/‸\n\n###\nGET http://b/‸\n`,
      `GET http://a/\n${token}\n###\nGET http://b/\n${token}`,
    ],
  ]);
  refuses([
    ['no text', '‸', 'no-request'],
    ['a region of variables only', '@a = b‸\n\n###\nGET http://a/\n', 'no-request'],
    ['behind the last separator', 'GET http://a/\n\n###\n‸', 'no-request'],
    ['prose', 'See http://a/ for more‸\n', 'no-request'],
    ['a response kept in the file', '###\nHTTP/1.1 200 OK‸\nA: b\n', 'no-request'],
    ['an empty file variable, a request for httpYac', '@t =‸\n', 'no-request'],
    ['a curl line', 'curl http://a/‸ \\\n -H "A: b"\n', 'curl'],
    ['a continued curl line', 'curl http://a/ \\\n -H "A: b"‸\n', 'curl'],
    ['a response handler', 'GET http://a/\n\n> {%\n  x()‸\n%}\n', 'script'],
    ['a JavaScript block', 'GET http://a/\n\n{{@response\n  x()‸\n}}\n', 'script'],
    ['a header behind the blank line', 'GET http://a/\n\nAuthorization: Bearer x‸\n', 'body'],
    ['SQL that begins like a request', 'POST http://a/\n\nDELETE FROM b‸\n', 'body'],
    ['a part of a multipart body', multipart('', '').replace('b\n--x--', 'b‸\n--x--'), 'multipart'],
    ['a request in a batch', batch(), 'multipart'],
    ['a spread of headers', 'GET http://a/‸\n...defaults\n', 'spread-headers'],
    ['one refused cursor of two', 'GET http://a/‸\n\n###\ncurl http://b/‸\n', 'curl'],
  ]);
  it('refuses without a cursor', () => assert.deepEqual(edit('GET http://a/'), { refusal: 'no-request' }));
  it('takes cursors outside the text for its ends', () => {
    assert.equal(planHeader('GET http://a/', [-1, 99], 'T').kind, 'edits');
  });
});

function batch(): string {
  const part = 'Content-Type: application/http\n\nGET /b HTTP/1.1‸\nAuthorization: Bearer x\n';
  return `POST http://a/$batch\nContent-Type: multipart/mixed; boundary=x\n\n--x\n${part}\n--x--\n`;
}

describe('planHeader: the look of the document', () => {
  edits([
    [
      'CRLF',
      'GET http://a/‸\r\nA: b\r\n\r\n',
      'GET http://a/\r\nA: b\r\nAuthorization: Bearer TOKEN\r\n\r\n',
    ],
    [
      'LF in a document of CRLF',
      'GET http://a/‸\r\nA: b\n\r\n',
      'GET http://a/\r\nA: b\nAuthorization: Bearer TOKEN\n\r\n',
    ],
    [
      'CRLF of the line above at the end of the file',
      '# a\r\nGET http://a/‸',
      '# a\r\nGET http://a/\r\nAuthorization: Bearer TOKEN',
    ],
    [
      'CRLF when a line goes',
      'GET http://a/‸\r\nAuthorization:\r\nAuthorization:\r\nA: b',
      'GET http://a/\r\nAuthorization: Bearer TOKEN\r\nA: b',
    ],
    [
      'the indent of the headers',
      'GET http://a/‸\n\tA: b\n\tC: d\n',
      'GET http://a/\n\tA: b\n\tC: d\n\tAuthorization: Bearer TOKEN\n',
    ],
    [
      'the indent of the request line',
      '  GET http://a/‸\n',
      '  GET http://a/\n  Authorization: Bearer TOKEN\n',
    ],
    [
      'no indent of a folded header',
      'GET http://a/‸\nA: b\n  C: d\n',
      'GET http://a/\nA: b\n  C: d\nAuthorization: Bearer TOKEN\n',
    ],
  ]);
  it('puts other credentials in the place of the first', () => {
    const once = edit('GET http://a/‸\n\n{}\n') as string;
    const plan = planHeader(once, [0], '{{cxone_token}}');
    assert.equal(
      plan.kind === 'edits' && applyEdits(once, plan.edits),
      'GET http://a/\nAuthorization: Bearer {{cxone_token}}\n\n{}\n',
    );
  });
  it('takes replacement patterns in credentials for text', () => {
    assert.equal(edit('GET http://a/‸', "$&$'"), "GET http://a/\nAuthorization: Bearer $&$'");
  });
  it('throws when the credentials are not one line', () => {
    assert.throws(() => planHeader('GET http://a/', [0], 'a\nB: c'), RangeError);
  });
});
