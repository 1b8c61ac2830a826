import type { Occurrence } from '../domain/schedule/occurrence.ts';
import type { Logger } from '../logger.ts';
import type { TeamStore } from '../ports/teams.ts';
import type { ScheduleStore } from '../stores/schedules.ts';
import { advanceSchedules } from './advance.ts';
import { type RhythmPorts, rhythmOf } from './rhythm.ts';

/** A part of a beat. */
interface Part {
  readonly name: string;
  run(signal: AbortSignal): Promise<unknown>;
}

/**
 * One beat: each part after the other. One that keeps failing, on a document that cannot be read for instance, must not
 * hold up the others. Each part may be repeated.
 */
export function createBeat(parts: readonly Part[], logger: Logger) {
  return async (signal: AbortSignal): Promise<void> => {
    for (const { name, run } of parts) {
      if (signal.aborted) return;
      await run(signal).catch((error: unknown) =>
        logger.error({ error, part: name }, 'a part of a beat failed; the others go on'),
      );
    }
  };
}

export interface DueSchedules extends RhythmPorts {
  readonly schedules: ScheduleStore;
  readonly teams: TeamStore;
  /** Does what falls due. May be repeated. */
  readonly fire: (occurrence: Occurrence, workspace: string, team: string) => Promise<void>;
  readonly logger: Logger;
}

/** Fires every schedule that is due. */
export function createAdvance(due: DueSchedules) {
  const { schedules, teams, fire, clock, logger } = due;
  return () =>
    advanceSchedules(
      {
        schedules,
        rhythmOf: async ({ workspace, team }) => {
          const found = await teams.get(workspace, team);
          return found === undefined || found.removed ? undefined : rhythmOf(due, found);
        },
        fire: (occurrence, { workspace, team }) => fire(occurrence, workspace, team),
        skipped: ({ id }, periods) => logger.warn({ id, periods }, 'too late for these periods: nobody is asked'),
        failed: (id, error) => logger.error({ error, id }, 'one schedule failed; the others go on'),
      },
      clock.now(),
    );
}
