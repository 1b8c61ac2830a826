import type { Goal } from '../goal/goal.ts';
import { isJourney, type JourneyKpi } from '../kpi/kpi.ts';
import { clamp, difference, tidy } from '../kpi/numbers.ts';
import type { LocalDate } from '../names.ts';
import { dayNumber } from '../time/day-number.ts';
import { journeyProgress } from './progress.ts';

/** What pace is told from. */
export type Course = Pick<Goal, 'kpi' | 'start' | 'due' | 'plan'>;

/** The share of the goal's time that is gone on a day, from 0 at the start to 1 on the due date. */
export function timeGone({ start, due }: Pick<Goal, 'start' | 'due'>, on: LocalDate): number {
  const from = dayNumber(start);
  const whole = dayNumber(due) - from;
  if (whole < 1) return on >= due ? 1 : 0;
  return tidy(clamp((dayNumber(on) - from) / whole, 0, 1));
}

/**
 * Where progress would be at the pace that was planned: by the goal's own targets on the way where it has some, else
 * evenly over its time. A bound is to be kept from the first day on, so it has no such value.
 */
export function expectedProgress(goal: Course, on: LocalDate): number | undefined {
  const { kpi, plan } = goal;
  if (!isJourney(kpi)) return undefined;
  if (plan === undefined || plan.length === 0) return timeGone(goal, on);
  return journeyProgress(kpi, plannedValue(goal, kpi, on));
}

/** The value that would be on pace on a day; undefined for a bound. */
export function expectedValue(goal: Course, on: LocalDate): number | undefined {
  return isJourney(goal.kpi) ? plannedValue(goal, goal.kpi, on) : undefined;
}

/**
 * The value that the plan expects on a day: the baseline at the start, each planned value on its day, the target on the
 * due date, and a straight line between them.
 */
function plannedValue({ start, due, plan = [] }: Course, kpi: JourneyKpi, on: LocalDate): number {
  const within = plan.filter(({ by }) => by > start && by < due);
  const steps = [...within.toSorted((one, other) => (one.by < other.by ? -1 : 1)), { by: due, value: kpi.target }];
  let last = { by: start, value: kpi.baseline };
  if (on <= start && start < due) return last.value;
  for (const step of steps) {
    if (on < step.by) {
      return tidy(last.value + difference(last.value, step.value) * timeGone({ start: last.by, due: step.by }, on));
    }
    last = step;
  }
  return last.value;
}
