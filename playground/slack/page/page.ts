/** What the browser page talks to: its files, the stream of snapshots, and acts. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ActResult } from '../../protocol.ts';
import { readBody, sendJson } from '../api/http.ts';
import type { SimulatorOptions } from '../options.ts';
import type { World } from '../world.ts';
import { perform, readAct } from './act.ts';
import { staticFile } from './static.ts';
import { createStreams } from './stream.ts';

export interface Page {
  readonly handle: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  readonly close: () => void;
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
  return {
    handle: async (request, response, url) => {
      if (url.pathname === '/page/stream' && request.method === 'GET') return streams.open(request, response, url);
      if (url.pathname === '/page/act' && request.method === 'POST') return act(request, response);
      return staticFile(options.pageDir, url.pathname, response);
    },
    close: streams.close,
  };
}
