import { isJourney, type JourneyKpi, type Kpi } from '../kpi/kpi.ts';
import { difference, tidy } from '../kpi/numbers.ts';
import { rounder } from '../kpi/round-number.ts';
import type { LocalDate } from '../names.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { readPlan } from '../reading/plans.ts';
import { fold } from '../search.ts';
import { clampedDate, daysBetween, yearAndMonth } from '../time/local-date.ts';
import { type PeriodSettings, periodsWithin } from '../time/periods.ts';
import type { PlannedValue } from './goal.ts';

/** The goal that a plan is for. */
export interface PlannedCourse {
  readonly kpi: Kpi;
  readonly start: LocalDate;
  readonly due: LocalDate;
  /** How the team cuts the calendar. */
  readonly periods: PeriodSettings;
  /** What is known of the KPI before, for a plan by last year's season. */
  readonly before: readonly { readonly on: LocalDate; readonly value: number }[];
  /** In which the person writes numbers. */
  readonly locale?: string;
  /** What the goal has planned already: left untouched in a form, it stays as it is. */
  readonly planned?: readonly PlannedValue[];
}

/** Both languages in both: who writes to a bot does not think of its language first. */
const EVEN = new Set(['even', 'evenly', 'gleichmassig', 'gleichmäßig'].map(fold));
const SEASON = new Set(['season', 'last year', 'like last year', 'saison', 'vorjahr', 'wie im vorjahr'].map(fold));
/** A year back may miss its ends by so many days. */
const NEAR_DAYS = 31;
const MAX_SEASON_DAYS = 366;

/**
 * Reads the targets of a goal on its way: one value a month or a quarter, as `readPlan` reads them, each for the last day
 * of its period and the last for the due date; `even` or nothing for an even pace (no plan); `season` for the course that
 * the KPI took a year before. Refused where there are too few or too many, or where the last is not the target.
 */
export function parsePlan(text: string, course: PlannedCourse): Parsed<readonly PlannedValue[]> {
  const typed = fold(text);
  if (typed === '' || EVEN.has(typed)) return parsed([]);
  const { kpi } = course;
  if (!isJourney(kpi)) return refused({ code: 'plan-for-bound' });
  if (SEASON.has(typed)) return bySeason(kpi, course);
  const read = readPlan(text, kpi.unit, course.locale);
  if (!read.ok) return read;
  const { planned = [], due } = course;
  const isSame = planned.length > 0 && planned.map(({ value }) => value).join() === read.value.join();
  if (isSame && planned.at(-1)?.by === due) return parsed(planned);
  return spread(read.value, kpi, course);
}

function spread(
  values: readonly number[],
  kpi: JourneyKpi,
  { start, due, periods }: PlannedCourse,
): Parsed<readonly PlannedValue[]> {
  const ends = (['month', 'quarter'] as const).map((kind) => endsOf(kind, start, due, periods));
  const [months = [], quarters = []] = ends;
  const days = ends.find(({ length }) => length === values.length);
  if (days === undefined) {
    return refused({ code: 'plan-count', typed: values.length, months: months.length, quarters: quarters.length });
  }
  if (values.at(-1) !== kpi.target) return refused({ code: 'plan-end', target: kpi.target, unit: kpi.unit });
  return parsed(days.map((by, index) => ({ by, value: values[index] ?? kpi.target })));
}

/** The last days of the periods of a goal, the first one in which it begins; the last is its due date. */
function endsOf(kind: 'month' | 'quarter', start: LocalDate, due: LocalDate, periods: PeriodSettings): LocalDate[] {
  return periodsWithin(kind, start, due, periods).map(({ last }) => (last < due ? last : due));
}

/** The same share of the whole way on each month's last day as a year before. */
function bySeason(kpi: JourneyKpi, course: PlannedCourse): Parsed<readonly PlannedValue[]> {
  const { start, due, periods, before } = course;
  const [first, last] = [before[0], before.at(-1)];
  const none = refused({ code: 'plan-no-season' } as const);
  if (first === undefined || last === undefined || daysBetween(start, due) > MAX_SEASON_DAYS) return none;
  const isCovered =
    daysBetween(yearBefore(start), first.on) <= NEAR_DAYS && daysBetween(last.on, yearBefore(due)) <= NEAR_DAYS;
  const from = valueOn(before, yearBefore(start)) ?? first.value;
  const whole = difference(from, valueOn(before, yearBefore(due)) ?? last.value);
  if (!isCovered || whole === 0) return none;
  const way = difference(kpi.baseline, kpi.target);
  const round = rounder([kpi.baseline, kpi.target], way);
  const shareOn = (day: LocalDate) => difference(from, valueOn(before, yearBefore(day)) ?? from) / whole;
  const days = endsOf('month', start, due, periods);
  return parsed(
    days.map((by) => ({ by, value: by === due ? kpi.target : round(tidy(kpi.baseline + shareOn(by) * way)) })),
  );
}

/** The value that counted on a day: that of the day itself or the last one before. */
function valueOn(series: PlannedCourse['before'], day: LocalDate): number | undefined {
  return series.findLast(({ on }) => on <= day)?.value;
}

function yearBefore(day: LocalDate): LocalDate {
  const { year, month } = yearAndMonth(day);
  return clampedDate(year - 1, month, Number(day.slice(8)));
}
