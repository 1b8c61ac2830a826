import type { Goal, Milestone } from '../goal/goal.ts';
import { type DayValue, seriesOf } from '../history/series.ts';
import { isJourney } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';
import { isOver } from './ending.ts';
import { expectedValue } from './expected-progress.ts';
import { type KnownOutlook, outlookOf } from './outlook.ts';

/** A number that the values of a goal are held against. */
export interface TrendMark {
  readonly kind: 'target' | 'stretch' | 'at-least' | 'at-most' | 'benchmark' | 'milestone';
  readonly value: number;
  /** Of a milestone that has one. */
  readonly title?: string;
}

/** Where the values lead, and between which ends. */
export interface TrendForecast {
  readonly on: LocalDate;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** With so many decimals it is written; absent in messages of earlier versions. */
  readonly decimals?: number;
}

/** What a picture of a goal shows: where it was, where it should be, and where it leads. */
export interface Trend {
  /** One value a day, the earliest first; the latest of them, as many as were asked for. */
  readonly values: readonly DayValue[];
  /** What the plan expects from the start to the due date; empty for a bound, and where the goal was dropped. */
  readonly expected: readonly DayValue[];
  /** What it expects on the day as of which the trend is; absent where nothing is expected any more. */
  readonly expectedNow?: number;
  /** The most important first. */
  readonly marks: readonly TrendMark[];
  readonly forecast?: TrendForecast;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** Three years of days: a picture has no room for more. */
export const MAX_TREND_VALUES = 1100;
/** As many milestones as a picture has room for. */
const MAX_MILESTONES = 6;

/** The trend of a goal as of a day, with its last values. Undefined where it has no value that could be shown. */
export function trendOf(goal: Goal, today: LocalDate, maxValues = MAX_TREND_VALUES): Trend | undefined {
  const series = seriesOf(goal.checkIns);
  const values = series.slice(-maxValues);
  const [earliest, latest] = [values[0], values.at(-1)];
  if (earliest === undefined || latest === undefined) return undefined;
  const outlook = outlookOf(goal, series, today);
  const expected = goal.state === 'dropped' ? [] : expectedSteps(goal);
  const expectedNow = expected.length === 0 || isOver(goal, today) ? undefined : expectedValue(goal, today);
  const first = earliest.on < goal.start ? earliest.on : goal.start;
  return {
    values,
    expected,
    ...(expectedNow !== undefined && { expectedNow }),
    marks: marksOf(goal),
    ...(outlook.known && { forecast: forecastOf(outlook, goal.due) }),
    first,
    last: latest.on > goal.due ? latest.on : goal.due,
  };
}

const forecastOf = ({ value, low, high, decimals }: KnownOutlook, on: LocalDate): TrendForecast => ({
  on,
  value,
  low,
  high,
  decimals,
});

/** The corners of the line that the plan expects. */
function expectedSteps(goal: Goal): DayValue[] {
  const { start, due, plan = [] } = goal;
  const days = [start, ...plan.map(({ by }) => by).filter((by) => by > start && by < due), due];
  return [...new Set(days)].toSorted().flatMap((on) => {
    const value = expectedValue(goal, on);
    return value === undefined ? [] : [{ on, value }];
  });
}

function marksOf(goal: Goal): TrendMark[] {
  const { benchmark, milestones } = goal;
  return [
    ...aimsOf(goal.kpi),
    ...(benchmark ? [{ kind: 'benchmark' as const, value: benchmark.value }] : []),
    ...milestones.slice(0, MAX_MILESTONES).map(milestoneMark),
  ];
}

function aimsOf(kpi: Goal['kpi']): TrendMark[] {
  if (kpi.direction === 'within-range') {
    return [
      { kind: 'at-least', value: kpi.low },
      { kind: 'at-most', value: kpi.high },
    ];
  }
  if (!isJourney(kpi)) return [{ kind: kpi.direction, value: kpi.target }];
  const stretch = kpi.stretch === undefined ? [] : [{ kind: 'stretch' as const, value: kpi.stretch }];
  return [{ kind: 'target', value: kpi.target }, ...stretch];
}

const milestoneMark = ({ value, title }: Milestone): TrendMark => {
  return { kind: 'milestone', value, ...(title !== undefined && { title }) };
};
