import type { App, Receiver } from '@slack/bolt';
import { type FetchFunction, WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../logger.ts';
import { boltLogger } from '../bolt-logger.ts';
import { proxiedFetch } from '../proxy.ts';
import { type KeptConnection, keepConnected, TIMING, type Timing } from './keep-connected.ts';
import type { Envelope } from './message.ts';

export interface SocketReceiverOptions {
  readonly appToken: string;
  /** Base of the Web API; Slack's own by default. */
  readonly apiUrl?: string | undefined;
  readonly fetch?: FetchFunction;
  readonly logger: Logger;
  readonly timing?: Partial<Timing>;
}

export interface SocketReceiver extends Receiver {
  /** Whether there is a connection to Slack that answers. */
  isConnected(): boolean;
  /** How many connections to Slack are open. */
  connections(): number;
}

/** Slack gives up on an envelope after three seconds; what comes again later is a new one. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 1_000;

/**
 * Takes in what Slack sends over Socket Mode, without a gap when Slack renews the connection, which
 * `SocketModeReceiver` of Bolt leaves (docs/adr/0016). An envelope that comes twice is handled once and acknowledged
 * twice, each time on the connection on which it came.
 */
export function createSocketReceiver(options: SocketReceiverOptions): SocketReceiver {
  const { appToken, apiUrl, fetch = proxiedFetch, logger } = options;
  const timing = { ...TIMING, ...options.timing };
  const client = new WebClient(appToken, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: timing.addressMs,
    rejectRateLimitedCalls: true,
    fetch,
    logger: boltLogger(logger),
  });
  const handled = new LRUCache<string, Promise<unknown>>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });
  let app: App | undefined;
  const answerTo = (envelope: Envelope): Promise<unknown> => {
    const known = handled.get(envelope.id);
    if (known !== undefined) return known;
    const answer = firstAnswer(envelope, app, logger);
    handled.set(envelope.id, answer);
    return answer;
  };
  const kept: KeptConnection = keepConnected({
    address: async () => {
      const { url } = await client.apps.connections.open();
      if (url === undefined) throw new Error('Slack gave no address for a connection');
      return url;
    },
    envelope: (envelope, acknowledge) => answerTo(envelope).then(acknowledge, () => undefined),
    logger,
    timing,
  });
  return {
    init: (bolt) => {
      app = bolt;
    },
    start: kept.start,
    stop: kept.stop,
    isConnected: kept.isConnected,
    connections: kept.connections,
  };
}

/**
 * The first thing with which Bolt's listeners acknowledge a request; rejects where they end without. What Slack says
 * about its limits is no request, and Bolt has no listeners for it.
 */
function firstAnswer(envelope: Envelope, app: App | undefined, logger: Logger): Promise<unknown> {
  const { payload, retryNum, retryReason } = envelope;
  if (payload['type'] === 'app_rate_limited') {
    logger.warn('Slack holds events back: there were too many of them within an hour');
    return Promise.resolve(undefined);
  }
  return new Promise((resolve, reject) => {
    const event = {
      body: payload,
      ack: async (answer: unknown) => resolve(answer),
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    };
    const ended = app?.processEvent(event) ?? Promise.resolve();
    ended
      .catch((error: unknown) => logger.error({ error, type: payload['type'] }, 'a request was not handled'))
      .finally(() => reject(new Error('nobody acknowledged it')));
  });
}
