import * as v from 'valibot';
import type { Fetch } from '../ports';
import { attempt, type Failed } from './attempt';
import { answerFailure } from './body';
import { fetchJson } from './discovery';
import type { TenantHome } from './tenantHome';
import { isAllowedUrl, joinUrl } from './url';

const configurationSchema = v.object({
  area: v.fallback(v.optional(v.string()), undefined),
  domain: v.fallback(v.optional(v.string()), undefined),
  api_endpoint: v.fallback(v.optional(v.pipe(v.string(), v.check(isAllowedUrl))), undefined),
});

/** Where a tenant lives. */
export interface TenantPlace {
  readonly apiBaseUrl: string;
  readonly area?: string;
}

/** The API base URL from `cxone-configuration`: `api_endpoint`, else built from area and domain. No credentials are sent. */
export function discoverApiBaseUrl(
  { issuer, tenantId }: TenantHome,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<({ readonly ok: true } & TenantPlace) | Failed> {
  const url = `${joinUrl(issuer, '.well-known/cxone-configuration')}?${new URLSearchParams({ tenantId })}`;
  return attempt<({ ok: true } & TenantPlace) | Failed>(url, signal, async () => {
    const answer = await fetchJson(url, fetch, signal);
    if (!answer.ok) return answer;
    const parsed = v.safeParse(configurationSchema, answer.json);
    const { api_endpoint, area, domain } = parsed.success ? parsed.output : {};
    const apiBaseUrl = api_endpoint ?? (area && domain ? `https://api-${area}.${domain}` : undefined);
    return apiBaseUrl && isAllowedUrl(apiBaseUrl)
      ? { ok: true, apiBaseUrl: apiBaseUrl.replace(/\/+$/, ''), ...(area ? { area } : {}) }
      : { ok: false, failure: answerFailure('not-json', answer.response, url) };
  });
}
