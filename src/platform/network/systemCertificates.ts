import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import * as tls from 'node:tls';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { nodeCertificates } from './nodeCertificates';

/** Where the distributions keep all authorities in one file, as Go's crypto/x509 lists them. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Arch, Gentoo
  '/etc/pki/tls/certs/ca-bundle.crt', // Fedora, Red Hat
  '/etc/ssl/ca-bundle.pem', // SUSE
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // CentOS, Red Hat
  '/etc/ssl/cert.pem', // Alpine, BSD
];
const listOfWindows = `Get-ChildItem Cert:\\LocalMachine\\Root, Cert:\\CurrentUser\\Root | ForEach-Object {
'-----BEGIN CERTIFICATE-----'; [Convert]::ToBase64String($_.RawData, 'InsertLineBreaks'); '-----END CERTIFICATE-----' }`;
const run = promisify(execFile);
const limits = { timeout: 10_000, maxBuffer: 32 * 1024 * 1024, windowsHide: true };

/**
 * The certificate authorities that this machine trusts beside Node's own, in PEM; those of no use are left out. On
 * Linux SSL_CERT_FILE and SSL_CERT_DIR say where they are, as for OpenSSL. Rejects when a store cannot be read.
 */
export async function readSystemCertificates(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<readonly string[]> {
  switch (platform) {
    case 'win32':
      return usable((await readWithNode()) ?? (await readFromWindows(environment)));
    case 'darwin':
      return usable((await readWithNode()) ?? (await readFromKeychain()));
    default:
      return usable(await readFromFiles(environment));
  }
}

/** The authorities of NODE_EXTRA_CA_CERTS, where Node cannot say them itself; Node passes over a file it cannot read. */
export async function readExtraCertificates(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<readonly string[]> {
  const file = environment.NODE_EXTRA_CA_CERTS;
  if (!file || 'getCACertificates' in tls) return [];
  return usable(await readFile(file, 'utf8').catch(() => ''));
}

/** Away from the main thread: to read a keychain can take long. Undefined before Node 22.15. */
async function readWithNode(): Promise<string | undefined> {
  if (!('getCACertificates' in tls)) return undefined;
  const code = `require('node:worker_threads').parentPort.postMessage(require('node:tls').getCACertificates('system'))`;
  const worker = new Worker(code, { eval: true });
  const certificates = await new Promise<string[]>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  return certificates.join('\n');
}

async function readFromKeychain(): Promise<string> {
  return (await run('/usr/bin/security', ['find-certificate', '-a', '-p'], limits)).stdout;
}

async function readFromWindows({ SystemRoot = 'C:\\Windows' }: NodeJS.ProcessEnv): Promise<string> {
  const shell = join(SystemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  return (await run(shell, ['-NoProfile', '-NonInteractive', '-Command', listOfWindows], limits)).stdout;
}

async function readFromFiles({ SSL_CERT_FILE, SSL_CERT_DIR }: NodeJS.ProcessEnv): Promise<string> {
  const file = SSL_CERT_FILE ? readFile(SSL_CERT_FILE, 'utf8') : readFirst(bundles);
  const folders = (SSL_CERT_DIR ?? '').split(delimiter).filter(Boolean).map(readFolder);
  return (await Promise.all([file, ...folders])).join('\n');
}

async function readFirst(files: readonly string[]): Promise<string> {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return '';
}

async function readFolder(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /\.(pem|crt|cer|\d+)$/.test(name));
  const texts = names.map((name) => readFile(join(folder, name), 'utf8').catch(() => ''));
  return (await Promise.all(texts)).join('\n');
}

/** Without Node's own, to spare reading them; one broken certificate would make Node refuse all. */
function usable(pem: string): readonly string[] {
  const known = new Set(nodeCertificates().map(compact));
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const unknown = new Map(blocks.map((block) => [compact(block), block]));
  return [...unknown].filter(([key, block]) => !known.has(key) && isUsable(block)).map(([, block]) => block);
}

function compact(pem: string): string {
  return pem.replace(/\s/g, '');
}

/** One that is out of date would hide another of the same name. */
function isUsable(pem: string): boolean {
  try {
    return Date.parse(new X509Certificate(pem).validTo) > Date.now();
  } catch {
    return false;
  }
}
