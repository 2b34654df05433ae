import type { ServerResponse } from 'node:http';

/** Answers with JSON that nobody may cache, as token endpoints must (RFC 6749 5.1). */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.setHeader('Cache-Control', 'no-store');
  sendText(response, status, JSON.stringify(body), 'application/json; charset=utf-8');
}

/** Answers with an OAuth error object (RFC 6749 5.2). */
export function sendError(
  response: ServerResponse,
  status: number,
  error: string,
  description: string,
): void {
  sendJson(response, status, { error, error_description: description });
}

/** Answers with a page, the way a proxy or a login portal does. */
export function sendHtml(response: ServerResponse, status: number, content: string): void {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>CXone stand-in</title></head><body>${content}</body></html>`;
  sendText(response, status, page, 'text/html; charset=utf-8');
}

/** Answers with text; an empty text has no content type. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  contentType = 'text/plain; charset=utf-8',
): void {
  if (text !== '') response.setHeader('Content-Type', contentType);
  response.statusCode = status;
  response.end(text);
}
