import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { RecordedRequest } from '../../cxone/standIn';

interface StandInUrls {
  readonly origin: string;
  readonly issuer: string;
  readonly platformTokenUrl: string;
  readonly regionalTokenUrl: string;
  readonly digitalTokenUrl: string;
  readonly apiBaseUrl: string;
}

/** Where the stand-in listens that the harness started. */
export const standIn = JSON.parse(process.env.CXONE_STAND_IN ?? '{}') as StandInUrls;

/** Changes how the stand-in behaves until it is reset. */
export async function behave(change: object): Promise<void> {
  await fetch(`${standIn.origin}/__stand-in/behaviour`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
}

export async function resetStandIn(): Promise<void> {
  await fetch(`${standIn.origin}/__stand-in/reset`, { method: 'POST' });
}

/** The token requests the stand-in got since it was reset. */
export async function tokenRequests(): Promise<RecordedRequest[]> {
  const response = await fetch(`${standIn.origin}/__stand-in/requests`);
  const requests = (await response.json()) as RecordedRequest[];
  return requests.filter(({ place }) => place === 'token');
}

/** Calls the API with that Authorization header and gives the status. */
export async function apiStatus(authorization: string): Promise<number> {
  const url = `${standIn.apiBaseUrl}/inContactAPI/services/v34.0/server-time`;
  return (await fetch(url, { headers: { authorization, accept: 'application/json' } })).status;
}

/** A file outside the workspace with that text. */
export function temporaryFile(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'cxone-token-')), name);
  writeFileSync(path, text);
  return path;
}

/** Imports tenants, credentials included, the way users do. */
export function importTenants(...tenants: object[]): Thenable<unknown> {
  const file = temporaryFile('tenants.json', JSON.stringify({ version: 1, tenants }));
  return vscode.commands.executeCommand('cxone.importTenants', { file });
}

export function forgetEverything(): Thenable<unknown> {
  return vscode.commands.executeCommand('cxone.forgetEverything', { confirmed: true });
}
