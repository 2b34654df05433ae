import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { sendHtml, sendJson, sendText } from './answer';
import type { RecordedRequest } from './recordedRequest';

/** What can go wrong between a client and CXone, whoever in between is to blame. */
export type Fault =
  | { kind: 'status'; status: number; body?: string; contentType?: string; headers?: Record<string, string> }
  | { kind: 'html'; status?: number }
  | { kind: 'redirect'; status: 301 | 302 | 303 | 307 | 308; location?: string }
  | { kind: 'truncated' }
  | { kind: 'huge'; bytes?: number }
  | { kind: 'reset' }
  | { kind: 'rateLimited'; retryAfter?: string }
  | { kind: 'echo'; status?: number };

/** The path redirects lead to: nothing is served there, but whoever follows is recorded. */
const elsewherePath = '/elsewhere';

/** Answers a request wrongly, as the fault says. */
export async function commitFault(
  fault: Fault,
  request: RecordedRequest,
  response: ServerResponse,
): Promise<void> {
  switch (fault.kind) {
    case 'status':
      for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
      return sendText(response, fault.status, fault.body ?? '', fault.contentType);
    case 'html':
      return sendHtml(response, fault.status ?? 200, '<h1>Sign in to the invented network</h1>');
    case 'redirect':
      response.setHeader('Location', fault.location ?? elsewherePath);
      return sendText(response, fault.status, '');
    case 'truncated':
      return truncate(response);
    case 'huge':
      return pour(response, fault.bytes ?? 64 * 1024 * 1024);
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'rateLimited':
      response.setHeader('Retry-After', fault.retryAfter ?? '1');
      return sendJson(response, 429, {
        error: 'temporarily_unavailable',
        error_description: 'Too many requests',
      });
    case 'echo':
      return sendJson(response, fault.status ?? 400, {
        error: 'invalid_request',
        error_description: `Cannot understand ${JSON.stringify(request.headers)} ${request.body}`,
      });
  }
}

function truncate(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 4096 });
  response.write('{"access_token":"invented-token-that-never-en', () => response.socket?.destroy());
}

async function pour(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  // A client that has had enough hangs up, which is what this fault is for.
  await pipeline(endlessToken(bytes), response).catch(() => {});
}

function* endlessToken(bytes: number): Generator<string> {
  const chunk = 'x'.repeat(64 * 1024);
  yield '{"access_token":"';
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
  yield '"}';
}
