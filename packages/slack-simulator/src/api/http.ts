import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bodies beyond this are refused with 413; files have a limit of their own. */
const maxBytes = 4_000_000;

/** The whole body; undefined where it is longer than `max` bytes. */
export async function readBody(request: IncomingMessage, max = maxBytes): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > max) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(text);
}
