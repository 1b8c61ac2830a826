import type { Recorder } from '../recorder.ts';
import type { Ack, Deliver, Outgoing, SettingLacking, Transport } from './deliver.ts';
import type { EventLimiter } from './limits.ts';

export interface DeliverOptions {
  readonly recorder: Recorder;
  readonly now: () => Date;
  readonly socket: Transport;
  readonly http: (url: string) => Transport;
  readonly eventsUrl: string | undefined;
  /** Waits before each retry of an event, in real milliseconds. */
  readonly retryAfterMs: readonly number[];
  readonly limits: EventLimiter;
  /** What the app's settings lack so that it could be sent. */
  readonly lacking: (outgoing: Outgoing, overHttp: boolean) => SettingLacking | undefined;
  /** What an app is told of a workspace that sends too many events. */
  readonly rateLimited: (team: string) => object;
}

/** Events beyond this are dropped and recorded as such: an app that is down does not fill our memory. */
const maxInFlight = 10_000;

const statusOf = (ack: Ack) => (ack.ok ? 'ok' : (ack.status?.toString() ?? ack.reason));

export function createDeliver(options: DeliverOptions): Deliver {
  let http = options.eventsUrl === undefined ? undefined : options.http(options.eventsUrl);
  const waiting = new Set<NodeJS.Timeout>();
  let inFlight = 0;
  let closed = false;
  const record = (outgoing: Outgoing, ack: Ack, started: number) =>
    options.recorder.add({
      at: options.now(),
      direction: 'out',
      name: outgoing.name,
      request: outgoing.payload,
      response: ack.ok ? ack.body : ack,
      status: statusOf(ack),
      ms: performance.now() - started,
    });
  const now = async (outgoing: Outgoing): Promise<Ack> => {
    const started = performance.now();
    const unset = options.lacking(outgoing, http !== undefined);
    if (unset !== undefined) {
      record(outgoing, { ok: false, reason: unset }, started);
      return { ok: false, reason: unset };
    }
    const ack = await (http ?? options.socket).send(outgoing);
    if (!closed) record(outgoing, ack, started);
    return ack;
  };
  const attempt = async (outgoing: Outgoing): Promise<void> => {
    const isHttp = http !== undefined;
    const ack = await now(outgoing);
    if (isHttp) options.limits.settled(ack.ok);
    const num = (outgoing.retry?.num ?? 0) + 1;
    const wait = options.retryAfterMs[num - 1];
    if (closed || ack.ok || ack.noRetry === true || wait === undefined) {
      inFlight -= 1;
      return;
    }
    later(wait, { ...outgoing, retry: { num, reason: ack.reason } });
  };
  const later = (wait: number, outgoing: Outgoing) => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      void attempt(outgoing);
    }, wait);
    timer.unref();
    waiting.add(timer);
  };
  return {
    now,
    event: (outgoing, team, delayMs = 0) => {
      if (options.limits.isOff()) return;
      const admitted = options.limits.admit(team);
      if (admitted === 'tell') {
        void now({ kind: 'events_api', name: 'event app_rate_limited', payload: options.rateLimited(team) });
      }
      if (admitted !== 'yes') return;
      if (inFlight >= maxInFlight) {
        record(outgoing, { ok: false, reason: 'unknown_error' }, performance.now());
        return;
      }
      inFlight += 1;
      if (delayMs > 0) later(delayMs, outgoing);
      else void attempt(outgoing);
    },
    connected: () => http !== undefined || options.socket.connected(),
    overHttp: () => http !== undefined,
    setEventsUrl: (url) => {
      http = url === undefined ? undefined : options.http(url);
    },
    inFlight: () => inFlight,
    isSwitchedOff: options.limits.isOff,
    switchOn: options.limits.switchOn,
    close: async () => {
      closed = true;
      for (const timer of waiting) clearTimeout(timer);
      await options.socket.close();
      await http?.close();
    },
  };
}
