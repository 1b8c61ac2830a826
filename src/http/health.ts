import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Whether each part that the bot needs is there. */
export type Checks = () => Promise<Readonly<Record<string, boolean>>>;

export interface Route {
  readonly path: string;
  readonly method: 'GET';
  handler(request: unknown, response: ServerResponse): void;
}

/** `/healthz`: the process answers. `/readyz`: everything that it needs answers, too; 503 and what is missing if not. */
export function healthRoutes(checks: Checks): Route[] {
  const ready = async (response: ServerResponse) => {
    const parts = await checks().catch(() => ({ checks: false }));
    const isReady = Object.values(parts).every(Boolean);
    send(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', parts });
  };
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => send(response, 200, { status: 'ok' }) },
    { path: '/readyz', method: 'GET', handler: (_, response) => void ready(response) },
  ];
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the routes alone, for Socket Mode, where Slack needs no port. Throws where the port is taken. */
export async function serveHealth(port: number, routes: readonly Route[]): Promise<HealthServer> {
  const listener: RequestListener = (request, response) => {
    const [asked] = (request.url ?? '/').split('?', 1);
    const route = routes.find(({ path, method }) => path === asked && method === request.method);
    if (route === undefined) send(response, 404, { status: 'not found' });
    else route.handler(request, response);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
