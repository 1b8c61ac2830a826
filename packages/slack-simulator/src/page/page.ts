/** What the browser page talks to: its files, the stream of snapshots, and acts. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../api/http.ts';
import { uploadFile } from '../client/interact.ts';
import { type Person, personAt } from '../client/person.ts';
import { maxFiles } from '../methods/files.ts';
import type { SimulatorOptions } from '../options.ts';
import type { ActResult } from '../protocol.ts';
import type { World } from '../world.ts';
import { perform, readAct } from './act.ts';
import { staticFile } from './static.ts';
import { createStreams } from './stream.ts';

export interface Page {
  readonly handle: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  readonly close: () => void;
}

/** Files are kept in memory: as many as apps may upload, of no more bytes each. */
const maxFileBytes = 10_000_000;

function personNamed(world: World, id: string): Person | undefined {
  try {
    return personAt(world, id);
  } catch {
    return undefined;
  }
}

/** Another site's page must not act here: browsers name the site that a request comes from. */
function isForeign(request: IncomingMessage, world: World): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  return host !== request.headers.host && origin !== world.base();
}

export function createPage(world: World, options: SimulatorOptions): Page {
  const streams = createStreams(world, options.clockControl);
  const act = async (request: IncomingMessage, response: ServerResponse) => {
    if (isForeign(request, world)) return sendJson(response, 403, { ok: false, error: 'foreign_origin' });
    const body = await readBody(request);
    const wanted = body === undefined ? undefined : readAct(body);
    const malformed: ActResult = { ok: false, error: 'malformed_act' };
    if (wanted === undefined) return sendJson(response, 400, malformed);
    sendJson(response, 200, await perform(world, options.clockControl, wanted));
  };
  const file = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    if (isForeign(request, world)) return sendJson(response, 403, { ok: false, error: 'foreign_origin' });
    const content = await readBody(request, maxFileBytes);
    if (content === undefined) return sendJson(response, 413, { ok: false, error: 'file_too_large' });
    if (world.files.size >= maxFiles) return sendJson(response, 507, { ok: false, error: 'storage_limit_reached' });
    const name = url.searchParams.get('name') ?? '';
    const person = personNamed(world, url.searchParams.get('person') ?? '');
    if (person === undefined || name === '') return sendJson(response, 400, { ok: false, error: 'malformed_upload' });
    return sendJson(response, 200, { ok: true, ...uploadFile(person, name, content) });
  };
  return {
    handle: async (request, response, url) => {
      if (url.pathname === '/page/stream' && request.method === 'GET') return streams.open(request, response, url);
      if (url.pathname === '/page/act' && request.method === 'POST') return act(request, response);
      if (url.pathname === '/page/file' && request.method === 'POST') return file(request, response, url);
      return staticFile(options.pageDir, url.pathname, response);
    },
    close: streams.close,
  };
}
