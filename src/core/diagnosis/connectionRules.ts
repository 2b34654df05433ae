import type { ConnectionProblem } from '../cxone/failure';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import type { ConnectionEvidence } from './evidence';

type Rule = (host: string, code: string) => Finding;

const rules: Record<ConnectionProblem, Rule> = {
  'host-not-found': (host) =>
    confirmed(
      'host-not-found',
      t('The host {0} does not exist.', host),
      t(
        'Its name could not be looked up, so nothing was sent. A wrong region shows here, before any credentials are checked.',
      ),
      t('Check the region, the issuer or the token URL of the tenant.'),
    ),
  offline: (host) =>
    confirmed(
      'offline',
      t('This machine has no way to reach {0}.', host),
      t('The name server or the network did not answer at all.'),
      t('Check the network or VPN connection, then try again.'),
    ),
  'connection-refused': (host) =>
    confirmed(
      'connection-refused',
      t('{0} refused the connection.', host),
      t('The host exists, but nothing accepts connections at that address and port.'),
      t('Check host and port of the token URL, or the firewall in between.'),
    ),
  'connection-timeout': (host) =>
    confirmed(
      'connection-timeout',
      t('{0} did not answer in time.', host),
      t('The request was given up after the time set in cxone.network.timeoutSeconds.'),
      t('Try again, check the proxy settings, or raise cxone.network.timeoutSeconds.'),
    ),
  'connection-reset': (host, code) =>
    confirmed(
      'connection-reset',
      t('The connection to {0} was cut.', host),
      t('It was closed before an answer arrived ({0}).', code),
      t('Try again; if it stays so, a firewall or proxy in between is likely to cut it.'),
    ),
  'tls-untrusted': (host, code) =>
    confirmed(
      'tls-untrusted',
      t('The certificate of {0} is not trusted.', host),
      t(
        'It was not signed by an authority this machine trusts ({0}); nothing was sent. A company proxy that opens TLS shows like this.',
        code,
      ),
      t("Install your company's certificate authority in the system store, or ask your network team."),
    ),
  'tls-name-mismatch': (host) =>
    confirmed(
      'tls-name-mismatch',
      t('The certificate belongs to another host than {0}.', host),
      t('Nothing was sent, because somebody else answered under this name.'),
      t('Check the spelling of the host, hyphen included: nice-incontact.com and niceincontact.com differ.'),
    ),
  'tls-expired': (host) =>
    confirmed(
      'tls-expired',
      t('The certificate of {0} is not valid today.', host),
      t('It has expired or is not valid yet, or the clock of this machine is wrong.'),
      t('Check the date and time of this machine, then tell the owner of the host.'),
    ),
};

/** Names what stood between us and the host. */
export function explainConnection({ problem, url, code }: ConnectionEvidence): Finding {
  return rules[problem](new URL(url).host, code);
}
