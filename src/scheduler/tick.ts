import type { Logger } from '../logger.ts';
import type { ScheduleStore } from '../stores/schedules.ts';
import type { UseCases } from '../usecases/index.ts';
import type { TeamStore } from '../usecases/ports.ts';
import { advanceSchedules } from './advance.ts';
import type { Delivery } from './deliver.ts';
import { drain } from './drain.ts';
import type { DeliveryHooks } from './ports.ts';
import { type RhythmPorts, rhythmOf } from './rhythm.ts';

export interface Ticking extends RhythmPorts {
  readonly schedules: ScheduleStore;
  readonly teams: TeamStore;
  readonly useCases: UseCases;
  readonly delivery: Delivery;
  readonly logger: Logger;
}

/** One beat: what falls due, what closes, what was cut short, what waits to be sent. Each part may be repeated. */
export function createTick(ticking: Ticking) {
  const { schedules, teams, useCases, delivery, clock, logger } = ticking;
  const failed = (id: string, error: unknown) => logger.error({ error, id }, 'one schedule failed; the others go on');
  return async (signal: AbortSignal): Promise<void> => {
    const parts: Readonly<Record<string, () => Promise<unknown>>> = {
      schedules: () =>
        advanceSchedules(
          {
            schedules,
            rhythmOf: async ({ workspace, team }) => {
              const found = await teams.get(workspace, team);
              return found && rhythmOf(ticking, found);
            },
            fire: (occurrence, { workspace, team }) => useCases.runOccurrence(occurrence, workspace, team),
            skipped: ({ id }, periods) => logger.warn({ id, periods }, 'too late for these periods: nobody is asked'),
            failed,
          },
          clock.now(),
        ),
      // Before anybody is reminded or called missing: what they said may only not have been applied yet.
      answers: useCases.sweepAnswers,
      absences: useCases.beginAbsences,
      snoozes: useCases.wakeSnoozed,
      reminders: useCases.remindPeople,
      rounds: useCases.closeRounds,
      messages: () => drain(delivery, clock.now(), signal),
    };
    for (const [part, run] of Object.entries(parts)) {
      if (signal.aborted) return;
      // One part that keeps failing, on a document that cannot be read for instance, must not hold up the messages.
      await run().catch((error: unknown) => logger.error({ error, part }, 'a part of a beat failed; the others go on'));
    }
  };
}

/** What delivery tells and asks. A prompt is wanted as long as it waits for an answer, and a retraction never as news. */
export function deliveryHooks(useCases: UseCases, logger: Logger): DeliveryHooks {
  return {
    wanted: async ({ notice }) => {
      return notice.kind === 'prompt' ? notice.state === 'waiting' : notice.kind !== 'retraction';
    },
    parked: async (message, why) => {
      logger.warn({ id: message.id, why }, 'a message has nowhere to go');
      await useCases.tellLead(message, why);
    },
    shutOut: async (workspace, why) => {
      logger.error({ workspace, why }, 'Slack does not let the app in; messages wait until it is installed again');
    },
    failed: (id, error) => logger.error({ error, id }, 'one message failed; the others go on'),
  };
}
