import assert from 'node:assert/strict';
import type { Token } from '../../../../src/core/token/token';
import { claimsWith, inspectIn, minute, now, tokenOf } from './inspectionSamples';

const seconds = now / 1000;
const tenantIds = {
  one: '11111111-aaaa-4aaa-8aaa-000000000001',
  other: '22222222-bbbb-4bbb-8bbb-000000000002',
};
const home = (tenantId: string) => ({ home: { issuer: 'https://cxone.niceincontact.com', tenantId } });

type Situation = Parameters<typeof inspectIn>[0];
const claiming = (claims: object, times: Partial<Token> = {}): Situation => ({
  token: tokenOf(claimsWith({ ...claims }), times),
});
const discovered = (url: string, region?: string): Situation => ({
  context: { apiBaseUrl: url, isDiscovered: true },
  ...(region ? { tenant: { region } } : {}),
});

describe('the findings about a token', () => {
  const table: readonly (readonly [string, Situation, readonly string[]])[] = [
    ['a fresh token', {}, []],
    ['an opaque token', { token: tokenOf('opaque') }, []],
    ['a token at its last millisecond', { at: now + 60 * minute - 1 }, []],
    ['a token at its end', { at: now + 60 * minute }, ['token-expired confirmed']],
    [
      'an opaque token past its end',
      { token: tokenOf('opaque'), at: now + 61 * minute },
      ['token-expired confirmed'],
    ],
    [
      'a token that its claims end before its endpoint',
      { ...claiming({ exp: seconds + 600 }), at: now + 11 * minute },
      ['token-expired likely'],
    ],
    ['a clock 300 s behind', claiming({ iat: seconds + 300, exp: seconds + 3900 }), []],
    ['a clock 301 s behind', claiming({ iat: seconds + 301, exp: seconds + 3901 }), ['clock-skew likely']],
    ['a clock 300 s ahead', claiming({ iat: seconds - 300, exp: seconds + 3300 }), []],
    ['a clock 301 s ahead', claiming({ iat: seconds - 301, exp: seconds + 3299 }), ['clock-skew possible']],
    ['a clock that was set back', { at: now - 301_000 }, ['clock-skew likely']],
    ['a clock that was set back a little', { at: now - 300_000 }, []],
    ['an iat that is no time', claiming({ iat: 'yesterday' }), []],
    ['an iat beyond all dates', claiming({ iat: 1e300 }), []],
    ['the tenant of the id token', claiming({}, home(tenantIds.one)), []],
    ['the same in capitals', claiming({}, home(tenantIds.one.toUpperCase())), []],
    [
      'another tenant than the id token',
      claiming({}, home(tenantIds.other)),
      ['token-of-another-tenant likely'],
    ],
    ['no tenant id', claiming({ tenantId: undefined }, home(tenantIds.other)), []],
    ['a tenant id that is none', claiming({ tenantId: 7 }, home(tenantIds.other)), []],
    [
      'another tenant than the tokens before',
      { context: { earlierTenantId: tenantIds.other } },
      ['token-of-another-tenant possible'],
    ],
    ['the tenant of the tokens before', { context: { earlierTenantId: tenantIds.one } }, []],
    ['the region of the settings', discovered('https://api-na1.niceincontact.com'), []],
    ['another region', discovered('https://api-eu1.niceincontact.com'), ['wrong-region likely']],
    ['a host without a region', discovered('https://api.acme.example'), []],
    ['a region of the user', discovered('https://api-eu1.niceincontact.com', 'lab'), []],
    ['a platform region', discovered('https://api-eu1.niceincontact.com', 'euw1'), []],
    [
      'everything at once',
      {
        ...claiming({ iat: seconds + 3600, exp: seconds + 3660 }, home(tenantIds.other)),
        ...discovered('https://api-eu1.niceincontact.com'),
        at: now + 2 * minute,
      },
      ['token-expired likely', 'clock-skew likely', 'token-of-another-tenant likely', 'wrong-region likely'],
    ],
  ];
  for (const [name, situation, expected] of table)
    it(`${name}: ${expected.join(', ') || 'none'}`, () => {
      const { findings, markdown } = inspectIn(situation);
      assert.deepEqual(
        findings.map(({ code, certainty }) => `${code} ${certainty}`),
        expected,
      );
      for (const { severity, title, detail, fix } of findings) {
        assert.equal(severity, 'warning');
        assert.ok([title, detail, fix].every((text) => /^[A-Z].*\.$/.test(text)));
        assert.doesNotMatch(title + detail + fix, /\{\d\}|1111-|bbbb-/);
      }
      assert.equal(markdown.match(/^> ⚠ \*\*Warning/gm)?.length ?? 0, expected.length);
    });

  it('name the minutes of a wrong clock', () => {
    const title = (iat: number) => inspectIn(claiming({ iat, exp: iat + 3600 })).findings[0]?.title;
    assert.equal(title(seconds + 600), 'The clock of this computer is about 10 minutes behind.');
    assert.equal(title(seconds - 600), 'The clock of this computer is about 10 minutes ahead.');
  });

  it('come with both tenant ids', () => {
    const { markdown } = inspectIn({
      ...claiming({}, home(tenantIds.other)),
      context: { earlierTenantId: 'earlier-id' },
    });
    assert.match(markdown, /Tenant id \| ` 11111111-/);
    assert.match(markdown, /Tenant id in the id token \| ` 22222222-/);
    assert.match(markdown, /Tenant id of earlier tokens \| ` earlier-id/);
  });
});
