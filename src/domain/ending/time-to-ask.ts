import type { Goal } from '../goal/goal.ts';
import type { LocalDate, LocalTime, Zone } from '../names.ts';
import { isOver } from '../progress/ending.ts';
import { type Absence, absenceOn, backOn } from '../team/absence.ts';
import { instantOf, localDateOf } from '../time/instant.ts';
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../time/working-days.ts';

/** Who is asked so shortly after the time for prompts is asked on time. */
const ON_TIME_MS = 60 * 60_000;

export interface OwnerDays {
  readonly now: Date;
  /** Where the owner is. */
  readonly zone: Zone;
  readonly promptAt: LocalTime;
  readonly calendar: WorkingCalendar;
  readonly absences: readonly Absence[];
  /** The day on which something was said of the goal last: whoever said it was busy with it that day. */
  readonly answeredOn?: LocalDate;
}

/** A time, and the day that it is of where the owner is. */
interface TimeToAsk {
  readonly at: Date;
  readonly on: LocalDate;
  /** It is the first one since the due date, and to come. */
  readonly isFirst?: true;
}

/**
 * When the owner of a goal is asked how it ended: at the time for prompts on their first working day after the due date
 * on which they are there. Where that is past, now within the hour, else on their next such day. Nobody is asked on a day
 * on which they said something of it.
 */
export function timeToAsk({ due, owner }: Pick<Goal, 'due' | 'owner'>, days: OwnerDays): TimeToAsk {
  const { now, zone, promptAt, calendar, absences, answeredOn } = days;
  const today = localDateOf(now, zone);
  const timeOn = (on: LocalDate) => ({ at: instantOf(on, promptAt, zone), on });
  const firstAfter = (day: LocalDate) => timeOn(backOn(absences, owner, nextWorkingDay(day, calendar), calendar));
  const first = firstAfter(due);
  if (!isOver({ due }, today) || first.at > now) return { ...first, isFirst: true };
  const isHere =
    isWorkingDay(today, calendar) && absenceOn(absences, owner, today) === undefined && answeredOn !== today;
  const { at } = timeOn(today);
  if (isHere && at > now) return { at, on: today };
  if (isHere && now.getTime() - at.getTime() < ON_TIME_MS) return { at: now, on: today };
  return firstAfter(today);
}
