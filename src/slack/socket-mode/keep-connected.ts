import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from '../../logger.ts';
import {
  type Connection,
  type ConnectionEvents,
  type ConnectionTiming,
  openConnection,
  SentAway,
} from './connection.ts';
import { adviceOn } from './message.ts';
import { type RetryPace, waitBeforeAttempt } from './pace.ts';

export interface Timing extends ConnectionTiming, RetryPace {
  /** Slack's answer to the question for an address. */
  readonly addressMs: number;
  /** A connection that ends sooner counts as an attempt that failed. */
  readonly steadyMs: number;
  /** So long the old connection stays open beside the next, unless Slack closes it before. */
  readonly retiredMs: number;
}

/** An attempt takes 15 s at the most and the wait before it 15 s: one begins every 30 s, however long Slack is away. */
export const TIMING: Timing = {
  addressMs: 10_000,
  pingEveryMs: 2_000,
  helloMs: 5_000,
  ackMs: 3_000,
  closeMs: 1_000,
  firstWaitMs: 1_000,
  maxWaitMs: 15_000,
  steadyMs: 10_000,
  retiredMs: 30_000,
};

/** Before the next one is opened: the current one and, while it closes, the last. */
const MAX_OPEN = 2;
/** At the start somebody waits, and whoever started the bot starts it again. */
const MAX_ATTEMPTS_AT_START = 3;

export interface KeepConnectedOptions {
  /** Asks Slack for the address of a new connection. */
  readonly address: () => Promise<string>;
  readonly envelope: ConnectionEvents['envelope'];
  readonly logger: Logger;
  readonly timing: Timing;
}

export interface KeptConnection {
  /** Resolves when there is a connection. Rejects with Slack's refusal, or after three attempts that failed. */
  start(): Promise<void>;
  /** Whether there is a connection that answers. */
  isConnected(): boolean;
  /** How many are open: one, and for a while after a renewal up to three. */
  connections(): number;
  /** Waits for what is to be acknowledged, 3 s at the most, and closes everything. */
  stop(): Promise<void>;
}

/**
 * Keeps one connection to Slack: opens the next before it lets the last one go. For a while there are two, and a third
 * until the last but one has closed.
 */
export function keepConnected(options: KeepConnectedOptions): KeptConnection {
  const { logger, timing } = options;
  const stopping = new AbortController();
  const open = new Set<Connection>();
  let current: Connection | undefined;
  let since = performance.now();
  let failures = 0;
  let isOpening = false;

  const attempt = async (): Promise<Connection> => {
    let mine: Connection | undefined;
    const others = [...open].filter((connection) => connection !== current);
    if (open.size > MAX_OPEN) await Promise.race(others.map(({ gone }) => gone));
    const url = await options.address();
    stopping.signal.throwIfAborted();
    const events: ConnectionEvents = {
      envelope: options.envelope,
      ending: (reason) => {
        if (mine === current && mine !== undefined) renew(reason);
      },
      late: () => logger.warn('a connection to Slack was gone before its request was acknowledged'),
    };
    mine = await openConnection(url, events, timing, stopping.signal);
    if (stopping.signal.aborted) await mine.leave();
    stopping.signal.throwIfAborted();
    return mine;
  };

  /** Opens the next connection, however often it takes; gives up where `isFinal` says so of an error. */
  const openNext = async (isFinal: (error: unknown, attempts: number) => boolean): Promise<void> => {
    let retryAfterMs = 0;
    for (let attempts = 1; ; attempts += 1) {
      const wait = waitBeforeAttempt(failures, timing, Math.random, retryAfterMs);
      await sleep(wait, undefined, { signal: stopping.signal });
      try {
        took(await attempt());
        return;
      } catch (error) {
        stopping.signal.throwIfAborted();
        if (isFinal(error, attempts)) throw error;
        failures += 1;
        retryAfterMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : 0;
        logger.warn(
          { error, failures },
          (error instanceof SentAway && adviceOn(error.reason)) || 'no new connection to Slack; trying again',
        );
      }
    }
  };

  const took = (next: Connection) => {
    if (failures > 0) logger.info({ failures }, 'connected to Slack again');
    const last = current;
    current = next;
    since = performance.now();
    open.add(next);
    void next.gone.then(() => open.delete(next));
    for (const older of open) if (older !== next && older !== last) void older.leave();
    if (last !== undefined) retire(last);
  };

  /** The old one stays for what Slack still sends on it; one that is silent is of no use. */
  const retire = (last: Connection) => {
    if (!last.isAlive()) return void last.leave();
    const timer = setTimeout(() => void last.leave(), timing.retiredMs).unref();
    void last.gone.then(() => clearTimeout(timer));
  };

  const renew = (reason: string) => {
    if (isOpening || stopping.signal.aborted) return;
    isOpening = true;
    failures = performance.now() - since < timing.steadyMs ? failures + 1 : 0;
    const advice = adviceOn(reason);
    if (advice === undefined) logger.info({ reason }, 'opening the next connection to Slack');
    else logger.error({ reason }, advice);
    openNext(() => false)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) logger.error({ error }, 'the connection to Slack is not kept any more');
      })
      .finally(opened);
  };

  /** What was opened may have ended already, when nobody listened to it. */
  const opened = () => {
    isOpening = false;
    const reason = current?.endsFor();
    if (reason !== undefined) renew(reason);
  };

  return {
    start: async () => {
      isOpening = true;
      await openNext((error, attempts) => isRefusal(error) || attempts >= MAX_ATTEMPTS_AT_START);
      opened();
    },
    isConnected: () => [...open].some((connection) => connection.isAlive()),
    connections: () => open.size,
    stop: async () => {
      stopping.abort();
      await Promise.all([...open].map((connection) => connection.leave()));
    },
  };
}

const isRefusal = (error: unknown) => error instanceof WebAPIPlatformError;
