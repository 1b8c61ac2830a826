import { schedule } from 'node-cron';
import { settlesWithin } from '../concurrency/settles-within.ts';

/** Every five seconds. */
const BEAT = '*/5 * * * * *';
/** How long `stop` waits for the tick in flight. */
const MAX_STOP_MS = 15_000;

export interface Heartbeat {
  /**
   * Runs a tick that begins after this call: at once, or when the one in flight has ended. Who calls meanwhile shares it.
   * Throws what the tick throws.
   */
  beat(): Promise<void>;
  /** No tick begins any more; true when the one in flight has ended, false where it was not waited for any longer. */
  stop(): Promise<boolean>;
}

/**
 * Calls `tick` every five seconds, one at a time. A beat that comes while a tick is in flight is dropped: what it would
 * have done is still due at the next. node-cron only beats; what was missed is found by the schedules themselves.
 *
 * The tick is told through `signal` that it shall stop between two steps.
 */
export function startHeartbeat(
  tick: (signal: AbortSignal) => Promise<void>,
  failed: (error: unknown) => void,
  { expression = BEAT, maxStopMs = MAX_STOP_MS }: { expression?: string; maxStopMs?: number } = {},
): Heartbeat {
  const stopping = new AbortController();
  let inFlight: Promise<void> | undefined;
  let queued: Promise<void> | undefined;

  function run(): Promise<void> {
    const running = tick(stopping.signal).finally(() => {
      inFlight = undefined;
    });
    inFlight = running;
    return running;
  }

  async function afterTheOneInFlight(): Promise<void> {
    while (inFlight) await inFlight.catch(() => undefined);
    queued = undefined;
    if (!stopping.signal.aborted) await run();
  }

  async function onBeat(): Promise<void> {
    if (inFlight || stopping.signal.aborted) return;
    try {
      await run();
    } catch (error) {
      failed(error);
    }
  }

  const task = schedule(expression, onBeat, { timezone: 'UTC', noOverlap: false, suppressMissedWarning: true });

  return {
    beat: async () => {
      if (stopping.signal.aborted) return;
      if (!inFlight && !queued) return run();
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
