import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Whether each part that the bot needs is there. */
export type Checks = () => Promise<Readonly<Record<string, boolean>>>;

export interface Route {
  readonly path: string;
  readonly method: 'GET';
  handler(request: unknown, response: ServerResponse): void;
}

/**
 * `/healthz`: the process works; 503 where it hangs and only a new start helps. `/readyz`: everything that it needs
 * answers, too; 503 and what is missing if not.
 */
export function healthRoutes(checks: Checks, isAlive: () => boolean = () => true): Route[] {
  const ready = async (response: ServerResponse) => {
    const parts = await checks().catch(() => ({ checks: false }));
    const isReady = Object.values(parts).every(Boolean);
    send(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', parts });
  };
  const alive = (response: ServerResponse) =>
    isAlive() ? send(response, 200, { status: 'ok' }) : send(response, 503, { status: 'no beat has ended' });
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => alive(response) },
    { path: '/readyz', method: 'GET', handler: (_, response) => void ready(response) },
  ];
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

export interface RouteServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves routes on a port of their own. Throws where the port is taken. */
export async function serveRoutes(port: number, routes: readonly Route[]): Promise<RouteServer> {
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
