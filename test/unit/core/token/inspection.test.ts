import assert from 'node:assert/strict';
import { Secret } from '../../../../src/core/secret';
import { methods } from '../../../../src/core/tenants/tenant';
import { claimsWith, inspectIn, minute, now, signature, tokenOf, tokenOfJson } from './inspectionSamples';

describe('the verdict on a token', () => {
  const at = (left: number) => inspectIn({ token: tokenOf('opaque', { endsAt: now + left }) }).verdict;
  const table: readonly (readonly [number, string])[] = [
    [42 * minute, 'Valid for 42 more minutes, until 12:42.'],
    [41 * minute + 1, 'Valid for 42 more minutes, until 12:41.'],
    [120 * minute, 'Valid for 120 more minutes, until 14:00.'],
    [120 * minute + 1, 'Valid until 14:00, which is 120 min.'],
    [minute + 1, 'Valid for 2 more minutes, until 12:01.'],
    [minute, 'Valid for 1 more minute, until 12:01.'],
    [1, 'Valid for 1 more minute, until 12:00.'],
    [0, 'Expired 0 min, at 12:00.'],
    [-1, 'Expired 0 min, at 11:59.'],
    [-3 * minute, 'Expired -3 min, at 11:57.'],
  ];
  for (const [left, verdict] of table)
    it(`with ${left} ms left: ${verdict}`, () => assert.equal(at(left), verdict));

  it('goes by the claims where they say less than the token endpoint', () => {
    const token = tokenOf(claimsWith({ exp: now / 1000 + 600 }));
    assert.equal(inspectIn({ token }).verdict, 'Valid for 10 more minutes, until 12:10.');
  });

  it('goes by the token endpoint where that says less, and where the claims make no sense', () => {
    for (const exp of [now / 1000 + 7200, 'soon', Number.MAX_VALUE, now / 1000 - 60, null]) {
      const token = tokenOf(claimsWith({ exp }));
      assert.equal(inspectIn({ token }).verdict, 'Valid for 60 more minutes, until 13:00.', String(exp));
    }
  });
});

describe('what a token says', () => {
  it('is a document that starts with the answer', () => {
    const { markdown } = inspectIn({ context: { apiBaseUrl: 'https://api-na1.niceincontact.com' } });
    assert.equal(
      markdown,
      `# Token of Acme

**Valid for 60 more minutes, until 13:00.**

Decoded on this computer and not verified: nobody checked the signature, which is not shown.

## User

| What | Value | Claim |
| --- | --- | --- |
| User name | \` ines.vented@acme.example \` | \` name \` |
| First name | \` Ines \` | \` given_name \` |
| Last name | \` Vented \` | \` family_name \` |
| User id | \` user:33333333-cccc-4ccc-8ccc-000000000001 \` | \` sub \` |
| Agent id | \` 1234567 \` | \` icAgentId \` |

## Tenant and region

| What | Value | Claim |
| --- | --- | --- |
| Tenant | \` invented_acme \` | \` tenant \` |
| Tenant id | \` 11111111-aaaa-4aaa-8aaa-000000000001 \` | \` tenantId \` |
| Business unit | \` -2147000002 \` | \` icBUId \` |
| Cluster | \` B32 \` | \` icClusterId \` |
| Region in your settings | \` na1 \` |  |

## What the token may do

The role of the user who owns the access key decides that; the token does not list permissions.

| What | Value | Claim |
| --- | --- | --- |
| Role | \` Administrator \` | \` role.legacyId \` |
| Views | empty | \` views \` |

## Times

| What | Value | Claim |
| --- | --- | --- |
| Issued | 2030-01-01T12:00:00 (0 min) | \` iat \` |
| Received | 2030-01-01T12:00:00 (0 min) |  |
| Ends, as its endpoint said | 2030-01-01T13:00:00 (60 min) |  |
| Ends, as the token says | 2030-01-01T13:00:00 (60 min) | \` exp \` |

## Issuer and audience

| What | Value | Claim |
| --- | --- | --- |
| Issuer | \` https://auth.stand-in.invalid \` | \` iss \` |
| Audience | \` https://cxone.stand-in.invalid \` | \` aud \` |

## Where the API is

That is the usual address of the region na1; CXone was not asked.

| What | Value |
| --- | --- |
| API base URL | \` https://api-na1.niceincontact.com \` |
`,
    );
  });

  const shownFor = (claims: Record<string, unknown>, name: string) => {
    const rows = inspectIn({ token: tokenOf(claims) }).sections.flatMap(({ rows }) => rows);
    const row = rows.find((cells) => cells.some((cell) => typeof cell !== 'string' && cell.literal === name));
    const [first, second] = row ?? [];
    return typeof first === 'string' ? second : row?.at(-1);
  };
  const shapes: readonly (readonly [string, unknown, string])[] = [
    ['icBUId', -1, '-1'],
    ['icAgentId', 1234567, '1234567'],
    ['icAgentId', '1234567', '1234567'],
    ['aud', ['a', 'b'], 'a, b'],
    ['aud', ['a', 1], '["a",1]'],
    ['views', { reports: ['all'] }, '{"reports":["all"]}'],
    ['scope', '', ''],
    ['icSPId', null, 'null'],
    ['exp', 'soon', 'soon'],
    ['exp', 1e300, '1e+300'],
    ['role.legacyId', 'Agent', 'Agent'],
    ['constructor', 'text', 'text'],
    ['__proto__', 'text', 'text'],
  ];
  for (const [name, value, shown] of shapes)
    it(`shows ${name} ${JSON.stringify(value)}`, () => {
      const claims = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
      assert.deepEqual(shownFor(claims, name), { literal: shown });
    });

  it('shows the role, and the rest of it among the other claims', () => {
    const claims = { role: { legacyId: 'Agent', id: 'invented-role' } };
    assert.deepEqual(shownFor(claims, 'role.legacyId'), { literal: 'Agent' });
    assert.deepEqual(shownFor(claims, 'role'), { literal: '{"legacyId":"Agent","id":"invented-role"}' });
    assert.deepEqual(shownFor({ role: 'Agent' }, 'role'), { literal: 'Agent' });
  });

  it('says for every method what the permissions come from', () => {
    for (const method of methods) {
      const { markdown } = inspectIn({ tenant: { method } });
      assert.match(
        markdown,
        /decides that; the token does not list permissions|decides that for the client id/,
      );
    }
  });

  it('says what it knows about where the API is', () => {
    const api = (context: object, tenant = {}) => inspectIn({ context, tenant }).sections.at(-1)?.text;
    const apiBaseUrl = 'https://api.example';
    assert.match(api({ apiBaseUrl, isDiscovered: true }) ?? '', /CXone said so/);
    assert.match(api({ apiBaseUrl }) ?? '', /usual address of the region na1/);
    assert.match(api({}) ?? '', /not known/);
  });

  it('says what is known of an opaque token', () => {
    const { markdown, sections } = inspectIn({
      token: tokenOf('invented-platform-token-0123456789'),
      tenant: { method: 'clientCredentials', scope: 'api_platform', region: 'euw1' },
    });
    assert.match(markdown, /This token is opaque: only CXone can read it/);
    assert.match(markdown, /Scope asked for \| ` api_platform `/);
    assert.match(markdown, /Received \|/);
    assert.doesNotMatch(markdown, /invented-platform|signature|## User|## Other claims/);
    assert.equal(sections.flatMap(({ rows }) => rows).length, 4);
  });
});

describe('a hostile token', () => {
  const hostile: Record<string, unknown> = {
    'a link': '[click](command:workbench.action.quit)',
    'an image': '![x](https://evil.example/x.png)',
    HTML: '<script>alert(1)</script><img src=x onerror=alert(1)>',
    'an end of the cell': 'a | b \\| c\n| d | e |\n\n# Heading',
    'an end of the code': '` </code><a href="https://evil.example">x</a> `` y',
    bytes: '\u0000\u001b[31m\u202e\ufeff\ud800',
    'a long text': 'x'.repeat(1_000_000),
    'another token': `eyJhbGciOiJub25lIn0.${'Q'.repeat(500)}.${'R'.repeat(500)}`,
    'a prefix of a token many times': 'eyJ-'.repeat(100_000),
  };
  for (const [name, value] of Object.entries(hostile)) {
    it(`with ${name} says it in a document of the same shape`, () => {
      const token = tokenOf({ name: value, other: value, sub: [value] });
      const started = performance.now();
      const { markdown } = inspectIn({ token });
      assert.ok(performance.now() - started < 1_000, 'it took too long');
      assert.ok(markdown.length < 10_000, `${markdown.length} characters`);
      const outsideCode = markdown.replace(/(?<!`)(`+) [^\n]*? \1(?!`)/g, '');
      assert.doesNotMatch(outsideCode, /[[\]<>!]/);
      for (const line of markdown.split('\n'))
        assert.match(line, /^$|^# Token|^## [A-Z]|^\| .* \|$|^\*\*Valid|^(Decoded|The role|That is)/);
      assert.doesNotMatch(markdown, /QQQQ|RRRR/);
    });
  }

  it('in a name of the claim or of the tenant has no effect either', () => {
    const { markdown } = inspectIn({
      token: tokenOf({ '[x](y) | <b> `': 1 }),
      tenant: { name: '[x](command:y) <b> https://evil.example' },
    });
    assert.match(markdown, /^# Token of \\\[x\\\]\(command:y\) \\<b\\> https:\/<!-- -->\/evil\.example\n/);
    assert.match(markdown, /\| `` \[x\]\(y\) \\\| <b> ` `` \| ` 1 ` \|/);
  });

  it('is shown without what is nested beyond reason', () => {
    const { markdown } = inspectIn({
      token: tokenOfJson(`{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},"name":"Ines"}`),
    });
    assert.match(markdown, /` deep ` \| too deeply nested to be shown/);
    assert.match(markdown, /` Ines `/);
  });

  it('is cut after a hundred claims that nobody asked for', () => {
    const { markdown } = inspectIn({
      token: tokenOf(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`c${index}`, index]))),
    });
    assert.match(markdown, /\| ` c99 ` \| ` 99 ` \|\n\| and 9900 more \| {2}\|/);
  });
});

describe('a report', () => {
  it('holds neither the token, nor its parts, nor its companions, even where a claim repeats them', () => {
    const refreshToken = new Secret('invented-refresh-token-0123456789');
    const claims = claimsWith({
      copy: signature,
      bearer: `Bearer ${signature}`,
      refresh: refreshToken.reveal(),
    });
    const token = tokenOf(claims, { refreshToken });
    const text = JSON.stringify(inspectIn({ token }));
    for (const part of [...token.accessToken.reveal().split('.'), refreshToken.reveal()]) {
      for (let start = 0; start + 12 <= part.length; start++)
        assert.ok(!text.includes(part.slice(start, start + 12)), part.slice(start, start + 12));
    }
  });

  it('holds nothing of an opaque token', () => {
    const opaque = 'invented.opaque-token.0123456789';
    const { markdown } = inspectIn({ token: tokenOf(opaque) });
    for (let start = 0; start + 8 <= opaque.length; start++)
      assert.ok(!markdown.includes(opaque.slice(start, start + 8)));
  });
});
