import { lookup } from 'node:dns/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type DetailedPeerCertificate, type SecureContext } from 'node:tls';
import { attempt, type Failed } from '../../core/cxone/attempt';
import { connectionFailure } from '../../core/cxone/failure';
import type { TlsSight } from '../../core/diagnosis/ports';
import { untilAborted } from './untilAborted';

/** The addresses of a URL's host. */
export function lookUp(url: string, signal: AbortSignal): Promise<readonly string[] | Failed> {
  return attempt<readonly string[] | Failed>(url, signal, async () => {
    const addresses = await untilAborted(lookup(bareHost(url), { all: true }), signal);
    return addresses.map(({ address }) => address);
  });
}

/** Opens a connection, with TLS where the URL says so, sends nothing and closes it. The certificate is verified. */
export async function shakeHands(
  url: string,
  context: SecureContext | undefined,
  signal: AbortSignal,
): Promise<TlsSight> {
  const { protocol, port } = new URL(url);
  const host = bareHost(url);
  if (protocol === 'http:') {
    return finish(connectTcp({ host, port: Number(port || 80), signal }), 'connect', url, signal, () => []);
  }
  const socket = connectTls({
    host,
    port: Number(port || 443),
    servername: /^[\d.]+$|:/.test(host) ? '' : host,
    ...(context ? { secureContext: context } : {}),
  });
  signal.addEventListener('abort', () => socket.destroy(signal.reason), { once: true });
  let served: DetailedPeerCertificate | undefined;
  // before the verdict on it, so that a certificate that is refused can be named
  socket.prependListener('secure', () => {
    served = socket.getPeerCertificate(true);
  });
  return finish(
    socket,
    'secureConnect',
    url,
    signal,
    () => namesOf(served),
    () => served?.valid_to,
  );
}

function finish(
  socket: Socket,
  event: string,
  url: string,
  signal: AbortSignal,
  chain: () => readonly string[],
  validTo: () => string | undefined = () => undefined,
): Promise<TlsSight> {
  return new Promise((resolve, reject) => {
    const sight = () => {
      const end = Date.parse(validTo() ?? '');
      return { chain: chain(), ...(Number.isNaN(end) ? {} : { validTo: end }) };
    };
    socket.once(event, () => {
      resolve(sight());
      socket.destroy();
    });
    socket.once('error', (error) => {
      if (signal.aborted && signal.reason?.name !== 'TimeoutError') reject(signal.reason);
      else resolve({ ...sight(), failure: connectionFailure(error, url) });
    });
  });
}

/** The common names from the host's certificate to the one that signed itself. */
function namesOf(certificate: DetailedPeerCertificate | undefined): string[] {
  const names: string[] = [];
  for (let current = certificate; current?.subject; current = current.issuerCertificate) {
    names.push([current.subject.CN, current.subject.O].flat().find(Boolean) ?? '?');
    if (current.issuerCertificate === current || names.length > 8) break;
  }
  return names;
}

function bareHost(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
