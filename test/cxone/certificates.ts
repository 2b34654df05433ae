import { generateKeyPair } from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { md, pki } from 'node-forge';

/** What can be wrong with the certificate of a server. */
export type CertificateFlaw = 'selfSigned' | 'expired' | 'notYetValid' | 'wrongName';

/** What a TLS server shows, and who vouches for it; all in PEM. */
export interface ServerIdentity {
  readonly key: string;
  readonly certificate: string;
  /** The certificate that makes the server trusted: of an authority made for it alone, or the server's own. */
  readonly authority: string;
}

const day = 24 * 60 * 60 * 1000;
const loopbackNames = ['localhost', '127.0.0.1', '::1'];
const makeKeyPair = promisify(generateKeyPair);
let authorities = 0;

/** Makes a certificate for loopback, good for a day or flawed as told, signed by an authority of its own. */
export async function makeServerIdentity(flaw?: CertificateFlaw): Promise<ServerIdentity> {
  const keys = await newKeys();
  const names = flaw === 'wrongName' ? ['other.cxone.example'] : loopbackNames;
  const from = { expired: -2 * day, notYetValid: day }[flaw as string] ?? -day / 2;
  const server: Subject = {
    name: 'Invented server',
    keys,
    from: Date.now() + from,
    extensions: serverExtensions(names),
  };
  if (flaw === 'selfSigned') {
    const certificate = sign(server, server);
    return { key: keys.pem, certificate, authority: certificate };
  }
  const authority: Subject = {
    name: `Invented authority ${process.pid}.${++authorities}`,
    keys: await newKeys(),
    from: Date.now() - 10 * day,
    days: 20,
    extensions: authorityExtensions,
  };
  return { key: keys.pem, certificate: sign(server, authority), authority: sign(authority, authority) };
}

interface Keys extends pki.rsa.KeyPair {
  readonly pem: string;
}

interface Subject {
  readonly name: string;
  readonly keys: Keys;
  readonly from: number;
  readonly days?: number;
  readonly extensions: object[];
}

const authorityExtensions = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  { name: 'subjectKeyIdentifier' },
];

function serverExtensions(names: readonly string[]): object[] {
  const altNames = names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name }));
  return [
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames },
  ];
}

function sign({ name, keys, from, days = 1, extensions }: Subject, issuer: Subject): string {
  const certificate = pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = `01${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`;
  certificate.validity.notBefore = new Date(from);
  certificate.validity.notAfter = new Date(from + days * day);
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer([{ name: 'commonName', value: issuer.name }]);
  certificate.setExtensions(extensions);
  certificate.sign(issuer.keys.privateKey, md.sha256.create());
  return pki.certificateToPem(certificate);
}

/** Node makes keys in a moment; in JavaScript it takes seconds. */
async function newKeys(): Promise<Keys> {
  const { publicKey, privateKey } = await makeKeyPair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    pem: privateKey,
    publicKey: pki.publicKeyFromPem(publicKey),
    privateKey: pki.privateKeyFromPem(privateKey),
  };
}
