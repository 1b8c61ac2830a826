import { schedule } from 'node-cron';
import { settlesWithin } from '../concurrency/settles-within.ts';

/** Every five seconds. */
const BEAT = '*/5 * * * * *';
/** How long `stop` waits for the tick in flight. */
const MAX_STOP_MS = 15_000;

export interface Heartbeat {
  /**
   * Does what is asked for between beats (`asked`) in a tick that begins after this call: at once, or when the one in
   * flight has ended. Who calls meanwhile shares it. Throws what it throws.
   */
  beat(): Promise<void>;
  /** No tick begins any more; true when the one in flight has ended, false where it was not waited for any longer. */
  stop(): Promise<boolean>;
}

interface HeartbeatOptions {
  readonly expression?: string;
  readonly maxStopMs?: number;
  readonly asked?: (signal: AbortSignal) => Promise<void>;
}

/**
 * Calls `tick` every five seconds, one at a time. A beat that comes while a tick is in flight is dropped: what it would
 * have done is still due at the next. node-cron only beats; what was missed is found by the schedules themselves.
 *
 * The tick is told through `signal` that it shall stop between two steps. `asked` is what `beat` runs: the whole tick by
 * default.
 */
export function startHeartbeat(
  tick: (signal: AbortSignal) => Promise<void>,
  failed: (error: unknown) => void,
  { expression = BEAT, maxStopMs = MAX_STOP_MS, asked = tick }: HeartbeatOptions = {},
): Heartbeat {
  const stopping = new AbortController();
  let inFlight: Promise<void> | undefined;
  let queued: Promise<void> | undefined;
  /** A whole tick is in flight, or waits for what was asked for to end. */
  let isBeating = false;

  function run(work: typeof tick): Promise<void> {
    const running = work(stopping.signal).finally(() => {
      inFlight = undefined;
    });
    inFlight = running;
    return running;
  }

  async function afterTheOneInFlight(): Promise<void> {
    while (inFlight) await inFlight.catch(() => undefined);
    queued = undefined;
    if (!stopping.signal.aborted) await run(asked);
  }

  async function onBeat(): Promise<void> {
    // What is asked for all the time must not keep the clock's beats away: one of them waits for it.
    if (isBeating || stopping.signal.aborted || (inFlight && asked === tick)) return;
    isBeating = true;
    try {
      while (inFlight) await inFlight.catch(() => undefined);
      if (!stopping.signal.aborted) await run(tick);
    } catch (error) {
      failed(error);
    } finally {
      isBeating = false;
    }
  }

  const task = schedule(expression, onBeat, { timezone: 'UTC', noOverlap: false, suppressMissedWarning: true });

  return {
    beat: async () => {
      if (stopping.signal.aborted) return;
      if (!inFlight && !queued) return run(asked);
      queued ??= afterTheOneInFlight();
      return queued;
    },
    stop: async () => {
      stopping.abort();
      await task.destroy();
      return inFlight === undefined || settlesWithin(inFlight, maxStopMs);
    },
  };
}
