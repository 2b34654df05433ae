import type { ApiAnswer } from '../cxone/serverTime';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';

/** NICE's own SDK allows this much difference between clocks. */
const allowedSkewMs = 300_000;

/** What the API's answer to a token says about token, role and request. `reason` is fit to be shown. */
export function apiFindings(
  { status, url, lacksAccept }: ApiAnswer,
  reason: string | undefined,
): readonly Finding[] {
  const { host } = new URL(url);
  const said = reason ? t('It says: "{0}".', reason) : t('It does not say why.');
  if (lacksAccept) {
    return [
      confirmed(
        'accept-header-missing',
        t('{0} does not see which format is wanted.', host),
        t(
          'It answers like this to requests without the header Accept; a proxy in between may have removed it.',
        ),
        t('Send "Accept: application/json" with every request, and check that no proxy removes headers.'),
      ),
    ];
  }
  if (status === 401) {
    return [
      confirmed(
        'token-rejected-by-api',
        t('{0} does not accept the token.', host),
        t('The token endpoint gave it, but the API refuses it. {0}', said),
        t('Check that the region of the tenant is that of its API, then get a new token.'),
      ),
    ];
  }
  if (status === 403) {
    return [
      confirmed(
        'permission-missing',
        t('The token is good, but its owner may not do this at {0}.', host),
        t('What a token may do comes from the role of the user who owns it. {0}', said),
        t('Ask an administrator of the tenant to give the role of that user the permission.'),
      ),
    ];
  }
  if (status >= 500) {
    return [
      confirmed(
        'server-error',
        t('The API at {0} has a problem of its own (status {1}).', host, status),
        t('The token was not judged. {0}', said),
        t('Try again in a few minutes and look at the CXone status page if it stays so.'),
      ),
    ];
  }
  if (status === 200) return [];
  return [
    {
      ...confirmed(
        'endpoint-not-found',
        t('{0} does not know the request for its time (status {1}).', host, status),
        t('The token was not judged. {0}', said),
        t('Check the region of the tenant; its API may be at another address.'),
      ),
      severity: 'warning',
    },
  ];
}

/** A clock that is minutes off: tokens seem to end too early or too late. */
export function clockFindings(serverTime: number | undefined, now: number): readonly Finding[] {
  if (serverTime === undefined || Math.abs(serverTime - now) <= allowedSkewMs) return [];
  const minutes = Math.round(Math.abs(serverTime - now) / 60_000);
  return [
    {
      ...confirmed(
        'clock-skew',
        now > serverTime
          ? t('The clock of this machine is {0} minutes ahead of the server.', minutes)
          : t('The clock of this machine is {0} minutes behind the server.', minutes),
        t('Servers allow about 5 minutes before they take a token for one of another time.'),
        t('Set the date and time of this machine, best from the network.'),
      ),
      severity: 'warning',
    },
  ];
}
