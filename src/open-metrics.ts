import type { Db } from 'mongodb';
import type { Closing } from './closing.ts';
import { type Route, serveRoutes } from './http/health.ts';
import { watchEventLoop } from './metrics/event-loop.ts';
import { createMetrics, type Metrics, type Readings } from './metrics/metrics.ts';
import { startCause } from './start-failure.ts';
import { readBacklog } from './stores/backlog.ts';

/** Where nobody watches, nothing is counted. */
const UNWATCHED: Metrics = {
  acknowledged: () => undefined,
  called: () => undefined,
  stored: () => undefined,
  beat: () => undefined,
  delivered: () => undefined,
};

interface Watched {
  readonly db: Db;
  readonly now: Readings['now'];
  readonly sockets: Readings['sockets'];
}

export interface OpenMetrics {
  readonly metrics: Metrics;
  readonly isWatched: boolean;
  /** Serves `/metrics`; returns its port, undefined where nobody watches. */
  serve(watched: Watched, closing: Closing): Promise<number | undefined>;
}

/** Counts for whoever scrapes `port`; without one, counts nothing and costs nothing. */
export function openMetrics(port: number | undefined): OpenMetrics {
  if (port === undefined) return { metrics: UNWATCHED, isWatched: false, serve: async () => undefined };
  const registry = createMetrics();
  return {
    metrics: registry,
    isWatched: true,
    serve: async ({ db, now, sockets }, closing) => {
      const readings = { now, sockets, backlog: () => readBacklog(db, now()) };
      const server = await startCause('METRICS_PORT', () => serveRoutes(port, [metricsRoute(registry, readings)]));
      const stopWatching = watchEventLoop(registry.delayed);
      closing.push(server.close, async () => stopWatching());
      return server.port;
    },
  };
}

function metricsRoute(registry: ReturnType<typeof createMetrics>, readings: Readings): Route {
  return {
    path: '/metrics',
    method: 'GET',
    handler: (_, response) =>
      void registry.scrape(readings).then(
        ({ contentType, text }) => response.writeHead(200, { 'content-type': contentType }).end(text),
        () => response.writeHead(500).end(),
      ),
  };
}
