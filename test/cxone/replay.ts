import { IncomingMessage } from 'node:http';
import type { RecordedRequest } from './recordedRequest';

/** Makes a request readable once more, for a handler that wants to read the body itself. */
export function replay(incoming: IncomingMessage, { body, headers }: RecordedRequest): IncomingMessage {
  const again = new IncomingMessage(incoming.socket);
  again.method = incoming.method;
  again.url = incoming.url;
  again.httpVersion = incoming.httpVersion;
  again.httpVersionMajor = incoming.httpVersionMajor;
  again.httpVersionMinor = incoming.httpVersionMinor;
  again.headers = { ...headers };
  again.push(Buffer.from(body));
  again.push(null);
  // An incomplete message would take the connection down with it once it has been read.
  again.complete = true;
  return again;
}
