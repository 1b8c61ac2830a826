import type { Cadence } from '../goal/goal.ts';
import type { LocalDate } from '../names.ts';
import { dayNumber } from '../time/day-number.ts';
import { addDays } from '../time/local-date.ts';
import { nextPeriod, type PeriodKind, type PeriodSettings, periodContaining } from '../time/periods.ts';
import { isWorkingDay } from '../time/working-days.ts';
import type { Horizon, Remark } from './finding.ts';
import type { CoachContext, Rule, Sketch } from './sketch.ts';

type Found = Extract<
  Remark,
  { code: 'time-bound' | 'no-date' | 'past' | 'overdue' | 'too-far' | 'too-near' | 'few-check-ins' | 'rest-day' }
>;

/** Days: a month and a few, a quarter and a few, a year and a month. */
const HORIZONS: readonly (readonly [Horizon, number])[] = [
  ['month', 35],
  ['quarter', 100],
  ['year', 400],
];
/** A year and a half: who will still look at it? */
const FURTHEST_DAYS = 550;
/** Within two weeks there is nothing to steer by. */
const NEAREST_DAYS = 14;
const MIN_CHECK_INS = 2;
/** How many days around a working day is looked for. */
const MAX_REST_DAYS = 14;

/** T: a day by which it is reached, near enough to be looked at and far enough to be steered. */
export const timeBound: Rule<Found> = (sketch, context) => {
  const { due, start } = sketch;
  if (due === undefined) return [{ code: 'no-date' }];
  if (due <= start) return [{ code: 'past' }];
  if (isOverdue(sketch, context)) return [{ code: 'overdue' }];
  const days = dayNumber(due) - dayNumber(start);
  if (days > FURTHEST_DAYS) return [{ code: 'too-far' }];
  const remarks = [...tooSoon(sketch, due, days, context), ...restDay(due, context)];
  return remarks.length > 0 ? remarks : [{ code: 'time-bound', horizon: horizonOf(days) }];
};

/** Whether the day of a goal that was under way has passed. */
export function isOverdue({ start, due }: Sketch, { today }: CoachContext): boolean {
  return due !== undefined && due > start && due < today;
}

function horizonOf(days: number): Horizon {
  return HORIZONS.find(([, max]) => days <= max)?.[0] ?? 'year';
}

function tooSoon(
  { start, cadence = 'monthly' }: Sketch,
  due: LocalDate,
  days: number,
  { periods }: CoachContext,
): Found[] {
  if (days < NEAREST_DAYS) return [{ code: 'too-near', days }];
  const checkIns = checkInsBefore(start, due, cadence, periods);
  return checkIns < MIN_CHECK_INS ? [{ code: 'few-check-ins', checkIns, cadence }] : [];
}

/** How many check-ins there will be up to the due date, counted as far as it matters. */
function checkInsBefore(start: LocalDate, due: LocalDate, cadence: Cadence, periods: PeriodSettings): number {
  if (cadence === 'fortnightly') return Math.floor((dayNumber(due) - dayNumber(start)) / 14);
  const kinds: Record<Exclude<Cadence, 'fortnightly'>, PeriodKind> = {
    weekly: 'week',
    monthly: 'month',
    quarterly: 'quarter',
  };
  const kind = kinds[cadence];
  let count = 0;
  let period = nextPeriod(kind, periodContaining(kind, start, periods), periods);
  while (period.first <= due && count < MIN_CHECK_INS) {
    count += 1;
    period = nextPeriod(kind, period, periods);
  }
  return count;
}

/** The working day before, or where that has passed, the next one. */
function restDay(due: LocalDate, { calendar, today }: CoachContext): Found[] {
  if (isWorkingDay(due, calendar)) return [];
  for (let back = 1; back <= MAX_REST_DAYS; back += 1) {
    const day = addDays(due, -back);
    if (day <= today) break;
    if (isWorkingDay(day, calendar)) return [{ code: 'rest-day', day: due, instead: day }];
  }
  for (let on = 1; on <= MAX_REST_DAYS; on += 1) {
    const day = addDays(due, on);
    if (isWorkingDay(day, calendar)) return [{ code: 'rest-day', day: due, instead: day }];
  }
  return [];
}
