import type { Occurrence, Rhythm } from '../domain/schedule/occurrence.ts';
import { plan } from '../domain/schedule/plan.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import type { Schedule, ScheduleStore } from '../stores/schedules.ts';

/** How many schedules are looked at in a tick; the rest is due in the next one. */
const MAX_SCHEDULES = 200;
/** A schedule that failed stands back so long, so that it cannot hold the head of the queue. */
const RETRY_DELAY_MS = 60_000;

export interface Advancing {
  readonly schedules: ScheduleStore;
  /** What decides when a schedule falls due, as of now; undefined where its team is gone. */
  rhythmOf(schedule: Schedule): Promise<Omit<Rhythm, 'team' | 'kind'> | undefined>;
  /**
   * Does what is due. It may be called again for the same occurrence, after a crash or by another instance, and must
   * then finish what is missing and repeat nothing.
   */
  fire(occurrence: Occurrence, schedule: Schedule): Promise<void>;
  /** Periods that nobody will be asked about any more, once each as a rule. */
  skipped?(schedule: Schedule, periods: readonly string[]): void;
  /** Something failed that concerns one schedule alone; the others go on. */
  failed(id: string, error: unknown): void;
}

export interface AdvanceCounts {
  readonly fired: number;
  readonly skipped: number;
  readonly failed: number;
}

/**
 * Does what the due schedules ask for: plan, fire, then move the cursor by compare-and-set. A crash in between repeats
 * the firing, which is idempotent, and never loses it.
 */
export async function advanceSchedules(deps: Advancing, now: Date): Promise<AdvanceCounts> {
  let fired = 0;
  let skipped = 0;
  let failed = 0;
  for (const schedule of await deps.schedules.due(now, MAX_SCHEDULES)) {
    try {
      const done = await advance(deps, schedule, now);
      fired += done.fired;
      skipped += done.skipped;
    } catch (error) {
      failed += 1;
      deps.failed(schedule.id, error);
      // Where the store is what failed, this fails too, and the tick ends here.
      await deps.schedules.update(schedule, { nextDueAt: addMilliseconds(now, RETRY_DELAY_MS) });
    }
  }
  return { fired, skipped, failed };
}

async function advance(deps: Advancing, schedule: Schedule, now: Date): Promise<Omit<AdvanceCounts, 'failed'>> {
  const rhythm = await deps.rhythmOf(schedule);
  if (!rhythm) {
    await deps.schedules.update(schedule, { active: false });
    return { fired: 0, skipped: 0 };
  }
  const planned = plan({ ...rhythm, team: schedule.team, kind: schedule.kind, cursor: schedule.cursor, now });
  if (planned.fire) await deps.fire(planned.fire, schedule);
  const moved = await deps.schedules.update(schedule, { cursor: planned.cursor, nextDueAt: planned.wakeAt });
  // Counted by whoever moved the cursor, so that two instances do not count the same twice.
  if (!moved) return { fired: 0, skipped: 0 };
  if (planned.skipped.length > 0) deps.skipped?.(schedule, planned.skipped);
  return { fired: planned.fire ? 1 : 0, skipped: planned.skipped.length };
}
