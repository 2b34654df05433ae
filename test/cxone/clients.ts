/** An app as registered at one of the stand-in's token endpoints. */
export interface Client {
  readonly id: string;
  readonly secret: string;
  readonly authentication: 'basic' | 'post' | 'none';
  readonly endpoint: 'issuer' | 'platform' | 'digital';
  readonly redirectUris?: readonly string[];
}

/** Where authorization codes may go: VS Code itself, and any port of the loopback (RFC 8252 7.3). */
const redirectUris = [
  'vscode://cxone-tools.cxone-token/callback',
  'http://127.0.0.1/callback',
  'http://localhost/callback',
];

/** Invented apps: one for each way of client authentication, and two whose values need encoding. */
export const clients = {
  basic: {
    id: 'invented-app-basic',
    secret: 'invented-secret-basic',
    authentication: 'basic',
    endpoint: 'issuer',
    redirectUris,
  },
  post: {
    id: 'invented-app-post',
    secret: 'invented-secret-post',
    authentication: 'post',
    endpoint: 'issuer',
    redirectUris,
  },
  reservedBasic: {
    id: 'invented app@invented vendor v1.0',
    secret: 'invented-secret+with/reserved=characters%&basic',
    authentication: 'basic',
    endpoint: 'issuer',
  },
  reservedPost: {
    id: 'invented app@invented vendor v2.0',
    secret: 'invented-secret+with/reserved=characters%&post',
    authentication: 'post',
    endpoint: 'issuer',
  },
  public: {
    id: 'invented-app-public',
    secret: '',
    authentication: 'none',
    endpoint: 'issuer',
    redirectUris,
  },
  platform: {
    id: 'invented-platform-app',
    secret: 'invented-secret-platform',
    authentication: 'post',
    endpoint: 'platform',
  },
  platformBasic: {
    id: 'invented-platform-app-basic',
    secret: 'invented-secret-platform-basic',
    authentication: 'basic',
    endpoint: 'platform',
  },
  digital: {
    id: 'invented-digital-key',
    secret: 'invented-secret-digital',
    authentication: 'post',
    endpoint: 'digital',
  },
} as const satisfies Record<string, Client>;

/** The app that an endpoint knows by this id. */
export function findClient(endpoint: Client['endpoint'], id: string | undefined): Client | undefined {
  return Object.values<Client>(clients).find((client) => client.endpoint === endpoint && client.id === id);
}
