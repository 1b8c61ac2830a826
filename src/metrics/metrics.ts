import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog } from '../ports/backlog.ts';

/** What is asked for when somebody scrapes. */
export interface Readings {
  readonly now: () => Date;
  /** Rejects where the store does not answer. */
  readonly backlog: () => Promise<Backlog>;
  /** Open Socket Mode connections; undefined over HTTP. */
  readonly sockets: () => number | undefined;
}

/** Counts what the bot does. Nothing in it names a person, a team, or a goal. */
export interface Metrics {
  /** A request of Slack was acknowledged, in seconds from when it came. */
  acknowledged(kind: string, seconds: number): void;
  /** A call to Slack ended, with the status of HTTP, or `none` where there was no answer. */
  called(method: string, status: number | 'none', seconds: number): void;
  /** The store answered a command. */
  stored(command: string, seconds: number, failed: boolean): void;
  /** A beat ended. */
  beat(seconds: number, endedAt: Date): void;
  /** A step of delivery brought a message to where it is. */
  delivered(step: string): void;
}

export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

export interface MetricsRegistry extends Metrics {
  /** A request that came at some moment would have waited so long for the event loop. */
  delayed(seconds: number): void;
  /** Everything in Prometheus's text format. Whoever asks meanwhile shares the answer. */
  scrape(readings: Readings): Promise<Exposition>;
}

/** Slack gives up on a request after three seconds. */
const ACK_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 3];
/** A call is given up after ten seconds. */
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const STORE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const LOOP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
const BEAT_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 30, 60, 300];
/** What the driver sends; anything else is `other`, so that no label grows without a limit. */
const STORE_COMMANDS = new Set(['find', 'aggregate', 'insert', 'update', 'delete', 'findAndModify', 'getMore', 'ping']);

/**
 * A registry of its own, so that two bots in one process do not share one. The names follow Prometheus's conventions
 * ("Metric and label naming"): base units, `_total` for counters, `_seconds` for times.
 */
export function createMetrics(): MetricsRegistry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Each scrape empties them, so two servers that scrape see half each (findings/prom-client-hides-blocks.sh).
  for (const { name } of registry.getMetricsAsArray()) {
    if (name.startsWith('nodejs_eventloop_lag_')) registry.removeSingleMetric(name);
  }
  const registers = [registry];
  const requests = new Histogram({
    name: 'goalpost_request_duration_seconds',
    help: 'Time until a request from Slack was acknowledged, by its kind. Slack gives up after 3 seconds.',
    labelNames: ['kind'],
    buckets: ACK_BUCKETS,
    registers,
  });
  const calls = new Histogram({
    name: 'goalpost_slack_call_duration_seconds',
    help: 'Duration of calls to Slack, by method and HTTP status.',
    labelNames: ['method', 'status'],
    buckets: CALL_BUCKETS,
    registers,
  });
  const limited = new Counter({
    name: 'goalpost_slack_rate_limited_total',
    help: 'Calls that Slack refused because there were too many of them, by method.',
    labelNames: ['method'],
    registers,
  });
  const commands = new Histogram({
    name: 'goalpost_store_command_duration_seconds',
    help: 'Duration of commands to the store, by command and outcome.',
    labelNames: ['command', 'outcome'],
    buckets: STORE_BUCKETS,
    registers,
  });
  const loop = new Histogram({
    name: 'goalpost_event_loop_delay_seconds',
    help: 'How long a request that comes at any moment waits for the event loop.',
    buckets: LOOP_BUCKETS,
    registers,
  });
  const beats = new Histogram({
    name: 'goalpost_beat_duration_seconds',
    help: 'Duration of beats: what falls due, and what waits to be sent.',
    buckets: BEAT_BUCKETS,
    registers,
  });
  const lastBeat = new Gauge({
    name: 'goalpost_last_beat_timestamp_seconds',
    help: 'When the last beat ended, in seconds since 1970.',
    registers,
  });
  const steps = new Counter({
    name: 'goalpost_outbox_steps_total',
    help: 'What delivery did with messages, by step.',
    labelNames: ['step'],
    registers,
  });
  const readings = createReadings(registry);
  let inFlight: Promise<Exposition> | undefined;

  const scrape = async (from: Readings): Promise<Exposition> => {
    await readings(from);
    return { contentType: registry.contentType, text: await registry.metrics() };
  };
  return {
    acknowledged: (kind, seconds) => requests.observe({ kind }, seconds),
    called: (method, status, seconds) => {
      calls.observe({ method, status }, seconds);
      if (status === 429) limited.inc({ method });
    },
    stored: (command, seconds, failed) => {
      const known = STORE_COMMANDS.has(command) ? command : 'other';
      commands.observe({ command: known, outcome: failed ? 'failed' : 'ok' }, seconds);
    },
    beat: (seconds, endedAt) => {
      beats.observe(seconds);
      lastBeat.set(endedAt.getTime() / 1000);
    },
    delayed: (seconds) => loop.observe(seconds),
    delivered: (step) => steps.inc({ step }),
    scrape: (from) => {
      inFlight ??= scrape(from).finally(() => {
        inFlight = undefined;
      });
      return inFlight;
    },
  };
}

/** Gauges that are read when somebody scrapes. Where the store does not answer, they are absent, and `store_up` is 0. */
function createReadings(registry: Registry): (from: Readings) => Promise<void> {
  const registers = [registry];
  const up = new Gauge({
    name: 'goalpost_store_up',
    help: '1 if the store answered this scrape, else 0.',
    registers,
  });
  const messages = new Gauge({
    name: 'goalpost_outbox_messages',
    help: 'Messages that are not done with, by state.',
    labelNames: ['state'],
    registers,
  });
  const dueNow = new Gauge({
    name: 'goalpost_outbox_due_messages',
    help: 'Messages that are due and not sent yet: more than a few wait for Slack to take more.',
    registers,
  });
  const oldest = new Gauge({
    name: 'goalpost_outbox_oldest_due_seconds',
    help: 'How long the first of the messages that are due has waited. 0 if none waits.',
    registers,
  });
  const rounds = new Gauge({ name: 'goalpost_rounds_open', help: 'Rounds that are open.', registers });
  const sockets = new Gauge({
    name: 'goalpost_socket_connections',
    help: 'Open Socket Mode connections of this process. Absent over HTTP.',
    registers,
  });
  return async ({ now, backlog, sockets: count }) => {
    for (const gauge of [dueNow, oldest, rounds, sockets]) gauge.remove();
    messages.reset();
    const open = count();
    if (open !== undefined) sockets.set(open);
    try {
      const { messages: states, due, oldestDueAt, openRounds } = await backlog();
      for (const [state, number] of Object.entries(states)) messages.set({ state }, number);
      dueNow.set(due);
      oldest.set(oldestDueAt === undefined ? 0 : Math.max(0, now().getTime() - oldestDueAt.getTime()) / 1000);
      rounds.set(openRounds);
      up.set(1);
    } catch {
      up.set(0);
    }
  };
}
