/** Contents of files: sent to an upload URL, and read by the page and by apps. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UploadedFile } from '../model.ts';
import type { World } from '../world.ts';
import { readBody, sendJson } from './http.ts';

const maxFileBytes = 50_000_000;

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
};

/** By the end of the file's name. */
export const mimetypeOf = (name: string): string =>
  types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

async function contentOf(body: Buffer, contentType: string): Promise<Buffer> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  for (const part of data.values()) {
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  }
  return body;
}

/** Handles `POST /upload/ID/SECRET`. */
export async function upload(world: World, request: IncomingMessage, response: ServerResponse, path: string) {
  const [, , id = '', key] = path.split('/');
  const file = world.files.get(id);
  const body = await readBody(request, maxFileBytes);
  if (body === undefined) return sendJson(response, 413, { ok: false, error: 'file_too_large' });
  if (file === undefined || file.uploadSecret !== key || file.content !== undefined) {
    return sendJson(response, 404, { ok: false, error: 'file_not_found' });
  }
  file.content = await contentOf(body, request.headers['content-type'] ?? '');
  file.mimetype = mimetypeOf(file.name);
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.end(`OK - ${file.content.length}`);
}

/** Handles `GET /files/ID/NAME`. The page has no token; ids cannot be guessed, and nothing here is secret. */
export function download(file: UploadedFile | undefined, response: ServerResponse): void {
  if (file?.content === undefined) {
    sendJson(response, 404, { ok: false, error: 'file_not_found' });
    return;
  }
  response.writeHead(200, {
    'content-type': file.mimetype,
    'cache-control': 'private, max-age=3600',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  });
  response.end(file.content);
}
