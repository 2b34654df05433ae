import { accessKeys, clients } from '../../cxone/people';
import { standIn } from './cxone';

/** A tenant as an import file describes it, with credentials the stand-in accepts. */
export const acme = {
  id: 'acme',
  name: 'Acme',
  environment: 'custom',
  issuer: standIn.issuer,
  region: 'na1',
  method: 'accessKey',
  credentials: {
    clientId: clients.basic.id,
    clientSecret: clients.basic.secret,
    accessKeyId: accessKeys.na1.id,
    accessKeySecret: accessKeys.na1.secret,
  },
};

/** The way the story has it: client id and secret alone, at a token URL. */
export const platform = {
  id: 'platform',
  name: 'Platform app',
  region: 'euw1',
  method: 'clientCredentials',
  tokenUrl: standIn.platformTokenUrl,
  scope: 'api_platform',
  headers: { 'nice-access-region': 'euw1' },
  credentials: { clientId: clients.platform.id, clientSecret: clients.platform.secret },
};

/** Acme with an access key secret that nobody accepts. */
export const wrongSecret = {
  ...acme,
  id: 'wrong',
  name: 'Wrong secret',
  credentials: { ...acme.credentials, accessKeySecret: accessKeys.eu1.secret },
};
