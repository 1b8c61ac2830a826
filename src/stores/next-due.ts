import type { Stores } from './index.ts';

/** When something falls due next. */
export function nextDueAt({
  schedules,
  outbox,
  rounds,
  reminders,
  absences,
  goals,
  subscriptions,
}: Stores): Promise<Date | undefined> {
  return earliest([
    schedules.nextDueAt(),
    outbox.nextDueAt(),
    rounds.nextCloseAt(),
    rounds.nextWakeAt(),
    reminders.nextAt(),
    absences.nextStartAt(),
    goals.nextEndAt(),
    subscriptions.nextAt(),
  ]);
}

async function earliest(moments: readonly Promise<Date | undefined>[]): Promise<Date | undefined> {
  const times = (await Promise.all(moments)).flatMap((moment) => moment?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
