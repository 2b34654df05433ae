import * as tls from 'node:tls';

/** The authorities Node trusts by itself; from Node 22.15 on with those of NODE_EXTRA_CA_CERTS. */
export function nodeCertificates(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] };
  return getCACertificates?.('default') ?? tls.rootCertificates;
}
