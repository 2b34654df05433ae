import { knownRegions } from '../../../../src/core/cxone/regions';
import { reportMarkdown } from '../../../../src/core/report/report';
import { Secret } from '../../../../src/core/secret';
import type { Tenant } from '../../../../src/core/tenants/tenant';
import type { MomentFormats } from '../../../../src/core/token/claimRows';
import { type InspectionContext, inspect } from '../../../../src/core/token/inspection';
import type { Token } from '../../../../src/core/token/token';
import { sampleTenant, unsignedJwt } from '../samples';

export const minute = 60_000;
export const now = Date.UTC(2030, 0, 1, 12);
const nowSeconds = now / 1000;

/** Long enough for every piece of it to be unmistakable. */
export const signature = 'InventedSignature-0123456789_abcdefghijklmnopqrstuvwxyz';

const formats: MomentFormats = {
  short: (moment) => new Date(moment).toISOString().slice(11, 16),
  long: (moment) => new Date(moment).toISOString().slice(0, 19),
  distance: (milliseconds) => `${Math.round(milliseconds / minute)} min`,
};

/** What CXone says in an access token, with the named claims instead of its own. */
export function claimsWith(claims: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sub: 'user:33333333-cccc-4ccc-8ccc-000000000001',
    iss: 'https://auth.stand-in.invalid',
    aud: ['https://cxone.stand-in.invalid'],
    icBUId: -2_147_000_002,
    icClusterId: 'B32',
    icAgentId: '1234567',
    tenantId: '11111111-aaaa-4aaa-8aaa-000000000001',
    tenant: 'invented_acme',
    name: 'ines.vented@acme.example',
    given_name: 'Ines',
    family_name: 'Vented',
    role: { legacyId: 'Administrator' },
    views: {},
    iat: nowSeconds,
    exp: nowSeconds + 3600,
    ...claims,
  };
}

/** A token that was received now and lasts an hour, unless told otherwise. */
export function tokenOf(claims: unknown, times: Partial<Token> = {}): Token {
  const jwt = typeof claims === 'string' ? claims : unsignedJwt(claims) + signature;
  return { accessToken: new Secret(jwt), obtainedAt: now, endsAt: now + 60 * minute, ...times };
}

/** A token whose claims are this JSON. */
export function tokenOfJson(json: string): Token {
  return tokenOf(`${unsignedJwt({}).split('.')[0]}.${Buffer.from(json).toString('base64url')}.${signature}`);
}

interface Situation {
  readonly token?: Token;
  readonly tenant?: Partial<Tenant>;
  readonly context?: Partial<InspectionContext>;
  readonly at?: number;
}

/** The report on a token, inspected when it was received unless told otherwise, and its Markdown. */
export function inspectIn({ token = tokenOf(claimsWith()), tenant, context, at = now }: Situation) {
  const known = { isDiscovered: false, regions: knownRegions, formats, ...context };
  const report = inspect(token, sampleTenant({ region: 'na1', ...tenant }), known, at);
  return { ...report, markdown: reportMarkdown(report) };
}
