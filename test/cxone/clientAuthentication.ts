import type { Behaviour } from './behaviour';
import type { Client } from './clients';
import type { RecordedRequest } from './recordedRequest';

/** How a client named itself in a request: by which method, and with which values. */
export interface ClientAuthentication {
  readonly method: Client['authentication'];
  readonly id?: string | undefined;
  readonly secret?: string | undefined;
}

/** Finds the client's credentials in the Authorization header, else in the form. */
export function readClientAuthentication(
  request: RecordedRequest,
  { rawBasic }: Pick<Behaviour, 'rawBasic'>,
): ClientAuthentication {
  const { authorization, form } = request;
  if (authorization?.scheme === 'basic') {
    return { method: 'basic', ...(rawBasic ? authorization.raw : authorization.decoded) };
  }
  if (form?.client_secret !== undefined) {
    return { method: 'post', id: form.client_id, secret: form.client_secret };
  }
  return { method: 'none', id: form?.client_id };
}
