import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import type { Config } from '../config.ts';
import { type Route, serveRoutes } from '../http/health.ts';
import type { Logger } from '../logger.ts';
import { boltLogger } from './bolt-logger.ts';
import type { Identity } from './identity.ts';
import { proxiedFetch } from './proxy.ts';
import { createSocketReceiver } from './socket-mode/receiver.ts';

export const EVENTS_PATH = '/slack/events';

export interface Bolt {
  readonly app: App;
  /** Whether Slack can reach the bot: it listens over HTTP, or has a live connection in Socket Mode. */
  isListening(): boolean;
  /** Open connections of Socket Mode; undefined over HTTP. */
  connections(): number | undefined;
  /** Takes in requests; returns the port on which it listens. Throws where the port is taken or Slack cannot be reached. */
  start(): Promise<number>;
  /** Takes in nothing more. Waits for what is to be acknowledged, and not for what was. */
  stop(): Promise<void>;
}

export interface BoltOptions {
  readonly config: Pick<Config, 'slack' | 'port'>;
  readonly identity: Identity;
  readonly logger: Logger;
  readonly fetch?: FetchFunction;
  readonly routes: readonly Route[];
  /** How many times as long as Slack a request waits for its acknowledgement over HTTP. */
  readonly waitFactor: number;
}

/** Slack waits three seconds. Bolt ends a request that was not acknowledged by then. */
const ACK_MS = 3_001;
const CALL_TIMEOUT_MS = 10_000;

/** Bolt with the receiver that the configuration asks for. Interactive calls are made once: a late answer is none. */
export function createBolt(options: BoltOptions): Bolt {
  const { config, identity, logger, routes, waitFactor, fetch = proxiedFetch } = options;
  const { botToken, apiUrl, transport } = config.slack;
  const bolt = boltLogger(logger);
  const base = apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
  const http =
    transport.kind === 'http'
      ? new HTTPReceiver({
          signingSecret: transport.signingSecret,
          endpoints: EVENTS_PATH,
          port: config.port,
          customRoutes: [...routes],
          unhandledRequestTimeoutMillis: waitFactor * ACK_MS,
          logger: bolt,
        })
      : undefined;
  const socket =
    transport.kind === 'socket'
      ? createSocketReceiver({ appToken: transport.appToken, apiUrl, fetch, logger })
      : undefined;
  const receiver = http ?? socket;
  if (receiver === undefined) throw new TypeError('a transport is neither socket nor http');
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken,
      ...(identity.botId !== undefined && { botId: identity.botId }),
      ...(identity.botUserId !== undefined && { botUserId: identity.botUserId }),
    }),
    convoStore: false,
    extendedErrorHandler: true,
    deferInitialization: true,
    logger: bolt,
    clientOptions: {
      ...base,
      retryConfig: { retries: 0 },
      timeout: Math.max(1, waitFactor) * CALL_TIMEOUT_MS,
      rejectRateLimitedCalls: true,
      fetch,
    },
  });
  app.error(async ({ error }: { error: Error }) => logger.error({ error }, 'a listener failed'));

  let isListening = false;
  let stopHealth: (() => Promise<void>) | undefined;
  return {
    app,
    isListening: () => socket?.isConnected() ?? isListening,
    connections: () => socket?.connections(),
    start: async () => {
      await app.init();
      if (http !== undefined) {
        const server = (await http.start(config.port)) as Server;
        isListening = true;
        return (server.address() as AddressInfo).port;
      }
      const health = await serveRoutes(config.port, routes);
      stopHealth = health.close;
      await app.start();
      return health.port;
    },
    stop: async () => {
      isListening = false;
      await stopHealth?.();
      // Bolt refuses to stop what never started.
      await app.stop().catch((error: unknown) => logger.debug({ error }, 'nothing to stop'));
    },
  };
}
