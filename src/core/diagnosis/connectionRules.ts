import type { ConnectionProblem } from '../cxone/failure';
import { confirmed, type Finding } from '../finding';
import { t } from '../l10n';
import type { ConnectionEvidence } from './evidence';

type Rule = (host: string, code: string, proxy: string) => Finding;

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
      { kind: 'try-again' },
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
      { kind: 'open-setting', setting: 'cxone.network.timeoutSeconds' },
    ),
  'connection-reset': (host, code) =>
    isCut(code)
      ? confirmed(
          'connection-reset',
          t('The connection to {0} was cut.', host),
          t('It was closed before an answer arrived ({0}).', code),
          t('Try again; if it stays so, a firewall or proxy in between is likely to cut it.'),
        )
      : {
          ...confirmed(
            'connection-reset',
            t('The connection to {0} failed.', host),
            t(
              'No answer arrived that can be read, and the reason is one this extension does not know ({0}).',
              code,
            ),
            t('Try again; if it stays so, check the token URL, and the firewall or proxy in between.'),
          ),
          certainty: 'possible',
        },
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
  'tls-failed': (host, code) => ({
    ...confirmed(
      'tls-untrusted',
      t('No secure connection to {0} could be set up.', host),
      t(
        'The other side does not speak TLS as expected ({0}), so nothing was sent. The port may be one for plain http, or a firewall or proxy in between breaks TLS.',
        code,
      ),
      t('Check the port of the token URL, then ask your network team.'),
    ),
    certainty: 'possible',
  }),
  'tls-expired': (host) =>
    confirmed(
      'tls-expired',
      t('The certificate of {0} is not valid today.', host),
      t('It has expired or is not valid yet, or the clock of this machine is wrong.'),
      t('Check the date and time of this machine, then tell the owner of the host.'),
    ),
  'proxy-not-usable': (host) =>
    confirmed(
      'proxy-unreachable',
      t('The proxy as it is set cannot be used.'),
      t(
        '{0} was to be reached through a proxy, but its address or its login is not valid, or it is neither an http nor an https proxy; nothing was sent.',
        host,
      ),
      t('Write the setting http.proxy, or the variable HTTPS_PROXY, in the form http://host:port.'),
    ),
  'proxy-unreachable': (host, code, proxy) =>
    confirmed(
      'proxy-unreachable',
      t('The proxy {0} cannot be reached.', proxy),
      t('It was to pass on the request to {0}, but gave no connection ({1}); nothing was sent.', host, code),
      t('Check the setting http.proxy or the variable HTTPS_PROXY, or add the host to http.noProxy.'),
    ),
  'proxy-untrusted': (host, code, proxy) =>
    confirmed(
      'proxy-untrusted',
      t('The proxy {0} cannot be trusted.', proxy),
      t(
        'Its own TLS connection failed ({0}), so nothing was sent to {1}. Either its certificate is not trusted here, or it takes plain http only.',
        code,
        host,
      ),
      t(
        "Write http:// in http.proxy if the proxy takes plain http, or install its authority in the system's store.",
      ),
    ),
  'proxy-needs-login': (host, _, proxy) =>
    confirmed(
      'proxy-needs-login',
      t('The proxy {0} wants a user name and password.', proxy),
      t(
        'It answered 407: the ones it was given are wrong, or it was given none. Nothing was sent to {0}.',
        host,
      ),
      t('Set http.proxyAuthorization, or write user and password into http.proxy, then try again.'),
    ),
  'proxy-refused': (host, code, proxy) =>
    confirmed(
      'proxy-refused',
      t('The proxy {0} did not connect to {1}.', proxy, host),
      t(
        'It answered with status {0}: its rules do not allow this host, or it cannot reach or find it. A wrong region shows here too.',
        code,
      ),
      t('Check the host of the token URL, or ask your network team to allow it.'),
    ),
};

/** Names what stood between us and the host. */
export function explainConnection({ problem, url, code, proxy = '' }: ConnectionEvidence): Finding {
  return rules[problem](new URL(url).host, code, proxy);
}

/** True for the codes that say the other side hung up. */
function isCut(code: string): boolean {
  return /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/.test(code);
}
