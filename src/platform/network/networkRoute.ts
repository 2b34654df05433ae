import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import { proxiesFrom } from './proxySettings';
import type { NetworkRoute } from './route';
import { readExtraCertificates, readSystemCertificates } from './systemCertificates';

let systemCertificates: Promise<readonly string[]> | undefined;

/**
 * How requests leave this machine, by VS Code's settings `http.*` of this moment. The first call reads the system's
 * certificate authorities; where that fails, Node's own remain and the log says so.
 */
export async function networkRoute(log?: Log): Promise<NetworkRoute> {
  const http = vscode.workspace.getConfiguration('http');
  const proxies = proxiesFrom(
    {
      proxySupport: http.get<string>('proxySupport'),
      proxy: http.get<string>('proxy'),
      noProxy: http.get<readonly string[]>('noProxy'),
      proxyAuthorization: http.get<string | null>('proxyAuthorization'),
    },
    process.env,
  );
  if (!http.get<boolean>('systemCertificates', true)) return { ...proxies, certificates: [] };
  systemCertificates ??= readCertificates(log);
  return { ...proxies, certificates: await systemCertificates };
}

async function readCertificates(log: Log | undefined): Promise<readonly string[]> {
  try {
    const certificates = await readSystemCertificates();
    return certificates.length > 0 ? [...certificates, ...(await readExtraCertificates())] : [];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    log?.warn(
      `The system's certificate authorities could not be read (${code ?? 'unknown'}); Node's own are used.`,
    );
    return [];
  }
}
