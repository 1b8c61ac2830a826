/** The simulated Slack as one HTTP server. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dispatch } from './api/dispatch.ts';
import { download, upload } from './api/files.ts';
import { sendJson } from './api/http.ts';
import type { MethodTable } from './api/method.ts';
import { respond } from './api/respond.ts';
import { methodTable } from './methods/table.ts';
import { consent } from './oauth/consent.ts';
import type { SimulatorOptions } from './options.ts';
import { createPage, type Page } from './page/page.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import type { World } from './world.ts';
import { createWorld } from './world-create.ts';

async function route(
  parts: { readonly world: World; readonly methods: MethodTable; readonly page: Page },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, methods, page } = parts;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname;
  if (path.startsWith('/api/')) return dispatch(world, methods, request, response, url);
  if (path === '/oauth/v2/authorize') return consent(world, request, response, url);
  if (path.startsWith('/respond/')) return respond(world, request, response, path);
  if (path.startsWith('/upload/')) return upload(world, request, response, path);
  if (path.startsWith('/files/')) return download(world.files.get(path.split('/')[2] ?? ''), response);
  return page.handle(request, response, url);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Starts a simulated Slack with a workspace, the app installed in it and people to act as. Rejects where the port is
 * taken, or the seed names what it does not have.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const server = createServer();
  const host = options.host ?? '127.0.0.1';
  let base = '';
  const { world, socket } = createWorld(options, server, () => base);
  const page = createPage(world, options);
  const parts = { world, methods: methodTable(socket), page };
  server.on('request', (request, response) => {
    route(parts, request, response).catch((error: unknown) => {
      console.error('The simulated Slack failed:', error);
      sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
  const port = await listen(server, options.port ?? 0, host);
  base = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const close = async () => {
    page.close();
    await world.deliver.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return createSimulator(world, socket, { close, methods: Object.keys(parts.methods) });
}
