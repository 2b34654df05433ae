import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The line of the sample request in requests.http, from 1. */
export const requestLine = 4;

/** Writes a workspace with a request that lacks a token, and a file of tenants to import; returns their paths. */
export function writeDemoWorkspace(parent, { urls, clients, accessKeys }) {
  const folder = join(parent, 'acme-requests');
  const requests = join(folder, 'requests.http');
  const tenants = join(folder, 'tenants.json');
  mkdirSync(folder);
  writeFileSync(
    requests,
    `### What time is it at CXone?
# Put the cursor into this request and run "CXone: Get Token".

GET ${urls.apiBaseUrl}/inContactAPI/services/v34.0/server-time
Accept: application/json
`,
  );
  const tenant = (name, region) => ({
    id: name.toLowerCase(),
    name,
    environment: 'custom',
    issuer: urls.issuer,
    region,
    method: 'accessKey',
    credentials: {
      clientId: clients.basic.id,
      clientSecret: clients.basic.secret,
      accessKeyId: accessKeys[region].id,
      accessKeySecret: accessKeys[region].secret,
    },
  });
  const file = { version: 1, tenants: [tenant('Acme', 'na1'), tenant('Globex', 'eu1')] };
  writeFileSync(tenants, JSON.stringify(file, null, 2));
  return { folder, requests, tenants };
}
