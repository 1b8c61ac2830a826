import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { sendJson } from '../api/http.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

async function contents(
  dir: string,
  path: string,
): Promise<{ readonly file: Buffer; readonly type: string } | undefined> {
  const wanted = normalize(join(dir, path));
  if (wanted !== normalize(dir) && !wanted.startsWith(normalize(dir + sep))) return undefined;
  try {
    return { file: await readFile(wanted), type: types[extname(wanted)] ?? 'application/octet-stream' };
  } catch {
    return undefined;
  }
}

/** A file of the built page; the page itself for every path without an extension, so that its own addresses reload. */
export async function staticFile(dir: string | undefined, path: string, response: ServerResponse): Promise<void> {
  if (dir === undefined) return sendJson(response, 404, { ok: false, error: 'no_page' });
  const decoded = path.includes('%') ? path.replaceAll('%20', ' ') : path;
  const found = await contents(dir, extname(decoded) === '' ? 'index.html' : decoded);
  if (found === undefined) return sendJson(response, 404, { ok: false, error: 'not_found' });
  const isFingerprinted = path.startsWith('/assets/');
  response.writeHead(200, {
    'content-type': found.type,
    'cache-control': isFingerprinted ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(found.file);
}
