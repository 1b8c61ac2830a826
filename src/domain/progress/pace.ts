import type { CheckIn, Goal, Status } from '../goal/goal.ts';
import { type DayValue, daysOf } from '../history/series.ts';
import { keepsBound } from '../kpi/bound.ts';
import { type BoundKpi, isJourney, type JourneyKpi, type RangeKpi } from '../kpi/kpi.ts';
import { difference } from '../kpi/numbers.ts';
import type { LocalDate } from '../names.ts';
import { addDays } from '../time/local-date.ts';
import { periodContaining } from '../time/periods.ts';
import { isOver } from './ending.ts';
import { expectedProgress } from './expected-progress.ts';
import { type Footing, movedBy, type SureForecast, statusOfPace } from './footing.ts';
import { type Forecast, forecastOf, MAX_VALUES } from './forecast.ts';
import { type KnownOutlook, type Outlooking, outlookOf } from './outlook.ts';
import { periodBefore } from './periods-kept.ts';
import { journeyProgress, reaches } from './progress.ts';

/** Why a status is suggested. Fractions: 1 is the whole way. The text catalogue says it in words. */
export type StatusReason =
  | { readonly code: 'target-met' }
  /** The due date has passed without the target. */
  | { readonly code: 'missed'; readonly progress: number }
  | { readonly code: 'on-pace' | 'behind-pace'; readonly progress: number; readonly expected: number }
  | {
      readonly code: 'forecast-misses' | 'forecast-reaches';
      readonly progress: number;
      readonly expected: number;
      /** Absent where the last value contradicts the trend, so that its numbers would mislead. */
      readonly forecast?: KnownOutlook;
    }
  | { readonly code: 'bound-kept' | 'bound-broken'; readonly value: number }
  | { readonly code: 'bound-broken-again'; readonly value: number; readonly before: number };

/** A suggested status with its reason. */
export interface Assessment {
  readonly status: Status;
  readonly reason: StatusReason;
}

type Assessed = Outlooking & Pick<Goal, 'checkIns'>;

/**
 * The status that a value of a day suggests, with the reason. A journey is compared with the expected progress: on
 * track down to ten points behind, at risk down to 25, off track below. A forecast moves that by one step where it is
 * sure: to at risk where even its better end misses the target, one better where even its worse end reaches it. A bound
 * is on track when it is kept, at risk when it is broken, off track when the last month before broke it too. Once the due
 * date has passed there is no pace any more: the value has reached the target, or kept the bound, or it is off track. A
 * better value never gets a worse status.
 */
export function assess(goal: Assessed, value: number, on: LocalDate): Assessment {
  return assessLast(goal, withValue(goal.checkIns, { on, value }), on);
}

/** The status of {@link assess} alone. */
export function suggestStatus(goal: Assessed, value: number, on: LocalDate): Status {
  return assess(goal, value, on).status;
}

/**
 * The status of a check-in as the history stands now: what the person said or, where they left it to the pace, what the
 * pace suggests. So a late, backdated or corrected value moves what is told of the days after it.
 */
export function statusOf(goal: Assessed, { byPace, status, value, on }: CheckIn): Status {
  return byPace ? suggestStatus(goal, value, on) : status;
}

/**
 * The status of every day of a history, as {@link statusOf} says it, in one pass: each looks at no more of the days before
 * it than a forecast does.
 */
export function statusesOf(goal: Assessed): { readonly checkIn: CheckIn; readonly status: Status }[] {
  const days = daysOf(goal.checkIns);
  return days.map((checkIn, index) => {
    const { byPace, status, on } = checkIn;
    const recent = days.slice(Math.max(0, index + 1 - MAX_VALUES), index + 1);
    return { checkIn, status: byPace ? assessLast(goal, recent, on).status : status };
  });
}

/** What the pace says on a day of the value that counts last; undefined where there is none. */
export function assessOn(goal: Assessed, day: LocalDate): Assessment | undefined {
  const days = daysOf(goal.checkIns);
  const last = days.at(-1);
  return last && assessLast(goal, days.slice(-MAX_VALUES), day > last.on ? day : last.on);
}

/** A status that a person said counts for no longer than this, however seldom a goal is asked about. */
const STATUS_LIVES_DAYS = 31;
const PERIODS = { weekly: 'week', fortnightly: 'fortnight', monthly: 'month', quarterly: 'quarter' } as const;
/** Fiscal quarters may end in other months: {@link STATUS_LIVES_DAYS} are over before that matters much. */
const CALENDAR = { fiscalYearStart: 1, workingDays: [1, 2, 3, 4, 5] };

/**
 * Whether the status that a person said counts no more on a day: the period in which they said it is over, so that the
 * next round of the goal's cadence is due, or so many days have passed.
 */
export function hasAged(goal: Pick<Goal, 'cadence'>, checkIn: CheckIn, day: LocalDate): boolean {
  return !checkIn.byPace && day >= agesOn(goal, checkIn);
}

/** The first day on which the status that a person said counts no more. */
export function agesOn({ cadence }: Pick<Goal, 'cadence'>, { on, at }: Pick<CheckIn, 'on' | 'at'>): LocalDate {
  const enteredOn = at.toISOString().slice(0, on.length);
  const since = enteredOn > on ? enteredOn : on;
  const oldest = addDays(since, STATUS_LIVES_DAYS);
  const { last } = periodContaining(PERIODS[cadence ?? 'monthly'], since, CALENDAR);
  const next = addDays(last, 1);
  return next < oldest ? next : oldest;
}

/** What a day says of the last of these values, the earliest first, of which there are {@link MAX_VALUES} at the most. */
function assessLast(goal: Outlooking, recent: readonly DayValue[], day: LocalDate): Assessment {
  const { kpi } = goal;
  return isJourney(kpi) ? assessJourney(goal, kpi, recent, day) : assessBound(kpi, recent, isOver(goal, day));
}

function assessJourney(goal: Outlooking, kpi: JourneyKpi, recent: readonly DayValue[], day: LocalDate): Assessment {
  const value = recent.at(-1)?.value ?? kpi.baseline;
  if (reaches(kpi, value, kpi.target)) return { status: 'on-track', reason: { code: 'target-met' } };
  const progress = journeyProgress(kpi, value);
  if (isOver(goal, day)) return { status: 'off-track', reason: { code: 'missed', progress } };
  const expected = expectedProgress(goal, day) ?? 0;
  const byPace = statusOfPace(difference(progress, expected));
  const forecast = sureForecast(kpi, forecastOf(goal, recent));
  const moved = movedBy(forecast, byPace);
  if (moved !== undefined && forecast !== undefined) {
    const outlook = outlookOf(goal, recent, day);
    const shown = outlook.known ? { forecast: outlook } : {};
    return { status: moved, reason: { code: `forecast-${forecast}`, progress, expected, ...shown } };
  }
  return { status: byPace, reason: { code: byPace === 'on-track' ? 'on-pace' : 'behind-pace', progress, expected } };
}

function sureForecast(kpi: JourneyKpi, forecast: Forecast): SureForecast | undefined {
  if (!forecast.known) return undefined;
  const { low, high } = forecast;
  const [worse, better] = kpi.direction === 'increase' ? [low, high] : [high, low];
  if (!reaches(kpi, better, kpi.target)) return 'misses';
  return reaches(kpi, worse, kpi.target) ? 'reaches' : undefined;
}

/** What the values of a goal come to, whatever the day; undefined where there is none. */
export function footingOf(goal: Assessed): Footing | undefined {
  const { kpi } = goal;
  const recent = daysOf(goal.checkIns).slice(-MAX_VALUES);
  const last = recent.at(-1);
  if (last === undefined) return undefined;
  if (!isJourney(kpi)) {
    return { running: assessBound(kpi, recent, false).status, over: assessBound(kpi, recent, true).status };
  }
  if (reaches(kpi, last.value, kpi.target)) return { running: 'on-track', over: 'on-track' };
  const forecast = sureForecast(kpi, forecastOf(goal, recent));
  return { progress: journeyProgress(kpi, last.value), ...(forecast && { forecast }) };
}

/** The last days up to a value that is new. */
function withValue(checkIns: Goal['checkIns'], now: DayValue): DayValue[] {
  const days: DayValue[] = daysOf(checkIns);
  while ((days.at(-1)?.on ?? '') >= now.on) days.pop();
  days.push(now);
  return days.slice(-MAX_VALUES);
}

/** The month before is among the recent days: a month has no more than 31 of them. */
function assessBound(kpi: BoundKpi | RangeKpi, recent: readonly DayValue[], over: boolean): Assessment {
  const { on = '', value = Number.NaN } = recent.at(-1) ?? {};
  if (keepsBound(kpi, value)) return { status: 'on-track', reason: { code: 'bound-kept', value } };
  const before = periodBefore(kpi, recent, on);
  if (before === undefined || before.kept) {
    return { status: over ? 'off-track' : 'at-risk', reason: { code: 'bound-broken', value } };
  }
  return { status: 'off-track', reason: { code: 'bound-broken-again', value, before: before.value } };
}
