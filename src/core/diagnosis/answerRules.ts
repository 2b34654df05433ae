import { discoveryPath } from '../cxone/url';
import { confirmed, type Finding, type FindingCode } from '../finding';
import { t } from '../l10n';
import type { Tenant } from '../tenants/tenant';
import type { AnswerEvidence } from './evidence';
import { explainOAuthError, isKnownOAuthError } from './oauthRules';

interface Rule {
  readonly when: (failure: AnswerEvidence) => boolean;
  readonly say: (failure: AnswerEvidence, host: string) => Finding;
}

/** In order: the first that applies names the cause. */
const rules: readonly Rule[] = [
  {
    when: ({ problem }) => problem === 'redirected',
    say: ({ locationHost }, host) =>
      confirmed(
        'redirected',
        t('{0} redirected the request.', host),
        locationHost
          ? t(
              'It points to {0}. Redirects are not followed, so that credentials go to one place only.',
              locationHost,
            )
          : t('Redirects are not followed, so that credentials go to one place only.'),
        t('Set the final address as token URL or issuer of the tenant, if you trust it.'),
      ),
  },
  {
    when: ({ status }) => status === 429,
    say: ({ retryAfterSeconds }, host) =>
      confirmed(
        'rate-limited',
        t('{0} says there were too many requests.', host),
        t('The credentials were not judged.'),
        retryAfterSeconds === undefined
          ? t('Wait a minute, then try again.')
          : t('Try again in {0} seconds.', retryAfterSeconds),
        { kind: 'try-again' },
      ),
  },
  {
    when: ({ problem }) => problem === 'too-large',
    say: (_, host) =>
      strange('response-too-large', t('The answer of {0} is far too long for a token.', host)),
  },
  {
    when: ({ problem }) => problem === 'incomplete',
    say: (_, host) =>
      confirmed(
        'response-incomplete',
        t('The answer of {0} broke off.', host),
        t('The connection ended in the middle of the answer.'),
        t('Try again; if it stays so, check the proxy or firewall in between.'),
        { kind: 'try-again' },
      ),
  },
  {
    when: isAddressUnknown,
    say: ({ status, url }, host) =>
      confirmed(
        'endpoint-not-found',
        t('{0} has no token endpoint at this address.', host),
        t('{0} answered with status {1}; the credentials were not judged.', url, status),
        t('Check the region, the issuer or the token URL of the tenant.'),
      ),
  },
  {
    when: ({ problem }) => problem === 'html',
    say: ({ status }, host) =>
      strange('html-instead-of-json', t('{0} answered with a web page (status {1}).', host, status)),
  },
  {
    when: ({ problem }) => problem === 'not-json',
    say: (_, host) =>
      strange('not-json', t('The answer of {0} is not the JSON expected of a CXone endpoint.', host)),
  },
  {
    when: ({ problem }) => problem === 'without-token',
    say: (_, host) =>
      confirmed(
        'response-without-token',
        t('{0} answered, but without a token.', host),
        t('The answer is JSON and has no bearer access token in it.'),
        t('Check that the token URL of the tenant is really a token endpoint.'),
      ),
  },
  {
    when: ({ status }) => status >= 500,
    say: ({ status }, host) =>
      confirmed(
        'server-error',
        t('{0} has a problem of its own (status {1}).', host, status),
        t('The server failed; the credentials were not judged.'),
        t('Try again in a few minutes and look at the CXone status page if it stays so.'),
        { kind: 'try-again' },
      ),
  },
  {
    when: ({ serverText }) => /missing required body parameters/i.test(serverText ?? ''),
    say: (_, host) =>
      confirmed(
        'body-not-form',
        t('{0} did not see the form in the request.', host),
        t('It says that required body parameters are missing; a proxy may have changed the request.'),
        t('Check that the token URL is that of the chosen method, and that no proxy rewrites requests.'),
      ),
  },
];

/** Names what the answer of a token endpoint means for this tenant. */
export function explainAnswer(failure: AnswerEvidence, tenant: Tenant): Finding {
  if (isKnownOAuthError(failure.oauthError) && failure.status < 500 && failure.status !== 429) {
    return explainOAuthError(failure, tenant);
  }
  const rule = rules.find(({ when }) => when(failure));
  return rule ? rule.say(failure, new URL(failure.url).host) : explainOAuthError(failure, tenant);
}

/** A page for people may come with these, too; and discovery, which sends no credentials, is refused for no other reason. */
function isAddressUnknown({ status, url, problem }: AnswerEvidence): boolean {
  if (status === 404 || status === 405 || status === 410) return true;
  return problem === 'status' && status >= 400 && status < 500 && url.endsWith(discoveryPath);
}

function strange(code: FindingCode, title: string): Finding {
  return confirmed(
    code,
    title,
    t('A proxy, a login page of the network or a wrong host answers like this; CXone does not.'),
    t('Check the token URL and the proxy settings, and sign in to the network if it asks for that.'),
  );
}
