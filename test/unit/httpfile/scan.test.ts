import assert from 'node:assert/strict';
import { planHeader, requestAt, type Span, scanHttpFile } from '../../../src/core/httpfile';

const FILE = `@host = http://a
@token:= "x" y

### Log in
# @name login
POST {{host}}/login
  ?a=1
Content-Type: application/json
#Accept: b
...more

{ "a": 1 }

> {%
  client.log("GET http://x/")
%}

### GraphQL
/*
GET http://x/
*/
POST {{host}}/graphql
X-REQUEST-TYPE: GraphQL

query A { a }
 ### indented
curl http://b/
`;

describe('scanHttpFile', () => {
  const file = scanHttpFile(FILE);
  const cut = ({ start, end }: Span) => FILE.slice(start, end);
  const [login, graphql, curl] = file.requests;

  it('finds the requests', () => {
    const summary = file.requests.map(({ method, requestLine }) => [method, file.lines.text(requestLine)]);
    assert.deepEqual(summary, [
      ['POST', 'POST {{host}}/login'],
      ['POST', 'POST {{host}}/graphql'],
      [undefined, 'curl http://b/'],
    ]);
    assert.equal(curl?.notation, 'curl');
  });

  it('finds the file variables with their values', () => {
    const variables = file.variables.map(({ name, value }) => [name, cut(value)]);
    assert.deepEqual(variables, [
      ['host', 'http://a'],
      ['token', '"x" y'],
    ]);
  });

  it('finds separators, their titles and whether REST Client overlooks them', () => {
    const separators = file.separators.map(({ line, indented, title }) => [line, indented, title]);
    assert.deepEqual(separators, [
      [3, false, 'Log in'],
      [17, false, 'GraphQL'],
      [25, true, 'indented'],
    ]);
  });

  it('finds comments, blocks included', () => {
    assert.deepEqual(file.comments.map(cut), ['# @name login', '/*\nGET http://x/\n*/']);
  });

  it('tells the parts of a request apart', () => {
    assert.ok(login);
    assert.deepEqual(
      login.headers.map(({ key, name, value }) => [key, cut(name), cut(value)]),
      [['content-type', 'Content-Type', 'application/json']],
    );
    assert.deepEqual(
      login.hashedHeaders.map(({ key, name }) => [key, cut(name)]),
      [['accept', '#Accept']],
    );
    assert.deepEqual([login.continuations, login.spreads, login.afterHeaders], [[6], [9], 10]);
    assert.equal(login.body && cut(login.body), '{ "a": 1 }');
    assert.deepEqual(login.scripts.map(cut), ['> {%\n  client.log("GET http://x/")\n%}']);
  });

  it('tells the kinds of bodies apart', () => {
    assert.deepEqual([login?.body?.kind, graphql?.body?.kind, curl?.body], ['plain', 'graphql', undefined]);
  });

  it('gives every line from a separator to the next to its request', () => {
    const owners = Array.from({ length: file.lines.count }, (_, line) =>
      file.requests.findIndex(({ extent }) => extent === requestAt(file, file.lines.start(line))?.extent),
    );
    const run = (owner: number, length: number) => Array<number>(length).fill(owner);
    assert.deepEqual(owners, [...run(-1, 3), ...run(0, 14), ...run(1, 8), ...run(2, 3)]);
  });
});

describe('scanHttpFile on large input', () => {
  const size = 5_000_000;
  const count = 200_000;
  const inputs: Record<string, string> = {
    'one line of letters': 'a'.repeat(size),
    'one line of blanks': `GET http://a/${' '.repeat(size)}x`,
    'one header of blanks': `GET http://a/\nA${' '.repeat(size)}:${' '.repeat(size)}b`,
    'one query of brackets': `GET http://a/\n?a=${'{{'.repeat(size / 2)}`,
    'one Authorization of commas': `GET http://a/\nAuthorization: Bearer ${','.repeat(size)} x`,
    'one boundary': `POST http://a/\nContent-Type: multipart/mixed; boundary=${'-'.repeat(size)}\n\n${'-'.repeat(size)}`,
    'comment blocks that never end': '/*\n'.repeat(count),
    'handlers that never end': `GET http://a/\n\n${'> {%\n'.repeat(count)}`,
    'scripts that never end': '{{\n'.repeat(count),
    'requests without separators': 'GET http://a/\n'.repeat(count),
    'separators only': '###\n'.repeat(count),
    'comments between requests': `${'# a\n'.repeat(20)}\nGET http://a/\n\n`.repeat(count / 20),
    'operations that never end': `GET http://a/\n\n${'query a\n'.repeat(count)}`,
    'variables only': '@a = b\n'.repeat(count),
  };
  for (const [what, text] of Object.entries(inputs)) {
    it(`reads ${what} in linear time`, () => {
      planHeader(text, [0, text.length], 'TOKEN');
    });
  }
});
