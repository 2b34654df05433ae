import type { Failure } from '../cxone/failure';
import { confirmed } from '../finding';
import { t } from '../l10n';
import type { Tenant } from '../tenants/tenant';
import type { Journal } from './check';
import type { DiagnosisPorts, TokenAttempt } from './ports';

/** Asks for a token, once. */
export async function checkToken(
  journal: Journal,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<TokenAttempt> {
  let attempt: TokenAttempt | undefined;
  await journal.check(t('Request for a token'), async () => {
    attempt = await ports.getToken(signal);
    if (!attempt.ok) {
      const { findings } = attempt;
      return { outcome: 'failed', detail: findings[0]?.title ?? '', findings };
    }
    const minutes = Math.round((attempt.token.endsAt - attempt.token.obtainedAt) / 60_000);
    return { outcome: 'passed', detail: t('A token came, for {0} minutes.', minutes) };
  });
  return attempt ?? { ok: false, findings: [] };
}

/** Where a server does not know the client: tries the client authentication that the tenant's setting rules out, once. */
export async function checkOtherAuthentication(
  journal: Journal,
  tenant: Tenant,
  failure: Failure | undefined,
  ports: DiagnosisPorts,
  signal: AbortSignal,
): Promise<void> {
  const isInvalidClient = failure?.kind === 'answer' && failure.oauthError === 'invalid_client';
  const { clientAuthentication } = tenant;
  if (!isInvalidClient || clientAuthentication === 'auto') return;
  await journal.check(t('The other client authentication'), async () => {
    const worked = await ports.tryOtherAuthentication(signal);
    if (!worked) return { outcome: 'failed', detail: t('It is refused, too.') };
    const other = worked === 'post' ? 'post' : 'basic';
    const finding = confirmed(
      'client-authentication-mismatch',
      t('The app of {0} is registered for "{1}", not "{2}".', tenant.name, other, clientAuthentication),
      t('With the other client authentication the same client id and secret were accepted.'),
      t('Set the client authentication of the tenant to "{0}" or to automatic.', other),
      { kind: 'change-tenant', change: { clientAuthentication: other } },
    );
    return {
      outcome: 'passed',
      detail: t('It is accepted.'),
      findings: [finding],
      refutes: 'client-rejected',
    };
  });
}
