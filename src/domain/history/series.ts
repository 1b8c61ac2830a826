import type { CheckIn, Goal } from '../goal/goal.ts';
import type { LocalDate } from '../names.ts';
import { bySubmission, counting, type ValueEntry } from './versions.ts';

/** What the KPI was on a day. */
export interface DayValue {
  readonly on: LocalDate;
  readonly value: number;
}

/**
 * The order in which values count: by the day that they are of, then by when they were said, then by id so that two of
 * one instant have an order too. It does not depend on the order in which they were stored, so that a late or
 * backdated value ends up where it belongs.
 */
export function byDay(one: ValueEntry, other: ValueEntry): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return bySubmission(one, other);
}

/**
 * The check-ins that count, the earliest day first, one a day: of several said about one day, the last. What was
 * corrected counts no more.
 */
export function daysOf<Of extends ValueEntry>(checkIns: readonly Of[]): Of[] {
  const days: Of[] = [];
  for (const checkIn of inOrder(counting(checkIns))) {
    if (days.at(-1)?.on === checkIn.on) days.pop();
    days.push(checkIn);
  }
  return days;
}

/** The values of the days of {@link daysOf}. */
export function seriesOf(checkIns: readonly ValueEntry[]): DayValue[] {
  return daysOf(checkIns).map(({ on, value }) => ({ on, value }));
}

/** As {@link seriesOf}, but as it was known at a moment: what was said later is left out, and corrects nothing. */
export function seriesKnownAt(checkIns: readonly ValueEntry[], moment: Date): DayValue[] {
  return seriesOf(checkIns.filter(({ at }) => at <= moment));
}

/**
 * The value that counts now, of the latest day what was said last, and the one that counts before it. Undefined where
 * there is none.
 */
export function latestTwo<Of extends ValueEntry>(
  checkIns: readonly Of[],
): [latest: Of | undefined, previous: Of | undefined] {
  let latest: Of | undefined;
  let previous: Of | undefined;
  for (const checkIn of counting(checkIns)) {
    if (latest === undefined || byDay(latest, checkIn) < 0) [latest, previous] = [checkIn, latest];
    else if (previous === undefined || byDay(previous, checkIn) < 0) previous = checkIn;
  }
  return [latest, previous];
}

/** The check-in that counts now: that of the latest day, and not what was said last, which may be about a day before. */
export function latestCheckIn({ checkIns }: Pick<Goal, 'checkIns'>): CheckIn | undefined {
  return latestTwo(checkIns)[0];
}

/** Check-ins as a rule stand in order already. */
function inOrder<Of extends ValueEntry>(checkIns: readonly Of[]): readonly Of[] {
  const sorted = checkIns.every((checkIn, index) => index === 0 || byDay(checkIns[index - 1] ?? checkIn, checkIn) < 0);
  return sorted ? checkIns : checkIns.toSorted(byDay);
}
