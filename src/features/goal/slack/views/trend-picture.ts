import type { Goal } from '../../../../domain/goal/goal.ts';
import type { DayValue } from '../../../../domain/history/series.ts';
import { isJourney } from '../../../../domain/kpi/kpi.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { MIN_VALUES } from '../../../../domain/progress/course.ts';
import { type Trend, trendOf } from '../../../../domain/progress/trend.ts';
import { dayNumber } from '../../../../domain/time/day-number.ts';
import { addDays, addMonths, daysBetween } from '../../../../domain/time/local-date.ts';
import { rangeOf, roundSteps } from '../../../../pictures/axes.ts';
import type { Point, Tick, TrendPicture } from '../../../../pictures/picture.ts';
import type { PlacedPicture } from '../../../../slack/views/pictured-modal.ts';
import type { Texts } from '../../../../text/index.ts';

/** A number with more characters is written short, `1.23M`; the message beside the picture has every digit. */
const MAX_NUMBER_LENGTH = 11;
const MAX_LATEST_LENGTH = 16;
/** Up to so many days the axis names days, then months, then years. */
const MAX_SPAN_IN_DAYS = 62;
const MAX_SPAN_IN_MONTHS = 4 * 366;
const MAX_DAY_TICKS = 7;

/** A value where it stands on a time axis of days. */
export const pointOf = ({ on, value }: DayValue): Point => ({ at: dayNumber(on), value });

/** What the picture of a goal's trend shows, in the words and numbers of its reader. */
export function trendPicture(goal: Pick<Goal, 'title' | 'kpi'>, trend: Trend, t: Texts): TrendPicture {
  const { kpi } = goal;
  const { forecast } = trend;
  const write = (amount: number, exact: string, max = MAX_NUMBER_LENGTH) =>
    exact.length > max ? t.format.short(amount, kpi.unit) : exact;
  const shown = [...trend.values, ...trend.expected, ...trend.marks].map(({ value }) => value);
  const { low, high } = rangeOf([...shown, ...(forecast ? [forecast.low, forecast.high] : [])]);
  const last = trend.values.at(-1);
  const end = (amount: number) => write(amount, t.format.leads(amount, kpi, forecast?.decimals));
  return {
    kind: 'trend',
    title: goal.title,
    from: dayNumber(trend.first),
    to: dayNumber(trend.last),
    low,
    high,
    values: trend.values.map(pointOf),
    ...(last && { latest: write(last.value, t.format.of(last.value, kpi), MAX_LATEST_LENGTH) }),
    expected: trend.expected.map(pointOf),
    marks: trend.marks.map(({ kind, value, title }) => {
      return { kind, value, name: title ?? t.trend.mark[kind], text: write(value, t.format.mark(value, kpi.unit)) };
    }),
    ...(forecast && { forecast: { ...pointOf(forecast), low: forecast.low, high: forecast.high } }),
    valueTicks: valueTicks(low, high, goal, t),
    timeTicks: timeTicks(trend.first, trend.last, t),
    legend: {
      actual: t.trend.actual,
      expected: t.trend.expected,
      forecast: forecast ? t.trend.forecast(end(forecast.low), end(forecast.high)) : '',
    },
  };
}

/** Its readers differ in nothing but their language. */
export function trendPlace({ id }: Pick<Goal, 'id'>, t: Texts): string {
  return `${id}|trend|${t.locale}`;
}

/** The trend of a goal for a modal; undefined where it has fewer than two values. */
export function trendPlaced(goal: Goal, today: LocalDate, t: Texts): Omit<PlacedPicture, 'at'> | undefined {
  const trend = trendOf(goal, today);
  if (trend === undefined || trend.values.length < MIN_VALUES) return undefined;
  return { picture: trendPicture(goal, trend, t), story: trendStory(goal, trend, t), place: trendPlace(goal, t) };
}

/** Round numbers, as short as they can be told apart. */
function valueTicks(low: number, high: number, { kpi: { unit } }: Pick<Goal, 'kpi'>, t: Texts): Tick[] {
  const steps = roundSteps(low, high);
  const step = Math.abs((steps[1] ?? 1) - (steps[0] ?? 0)) || 1;
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const exact = steps.map((at) => t.format.value(at, unit, digits));
  const short = steps.map((at) => t.format.short(at, unit));
  const isShort = exact.some((text) => text.length > MAX_NUMBER_LENGTH) && new Set(short).size === short.length;
  return steps.map((at, index) => ({ at, text: (isShort ? short[index] : exact[index]) ?? '' }));
}

function timeTicks(first: LocalDate, last: LocalDate, { format }: Texts): Tick[] {
  const tick = (day: LocalDate, text: string): Tick => ({ at: dayNumber(day), text });
  const days = daysBetween(first, last);
  if (days <= MAX_SPAN_IN_DAYS) {
    const step = Math.max(1, Math.ceil(days / MAX_DAY_TICKS));
    const count = Math.floor(days / step) + 1;
    return Array.from({ length: count }, (_, index) => addDays(first, index * step)).map((day) =>
      tick(day, format.shortDay(day)),
    );
  }
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  if (days <= MAX_SPAN_IN_MONTHS) {
    return firsts(first, last).map((day) => tick(day, isOneYear ? format.shortMonth(day) : format.monthOfYear(day)));
  }
  const years = firsts(first, last).filter((day) => day.slice(5, 7) === '01');
  return years.map((day) => tick(day, format.year(day)));
}

/** The firsts of the months from one day to another. */
function firsts(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  const start = first.endsWith('-01') ? first : addMonths(`${first.slice(0, 7)}-01`, 1);
  for (let day = start; day <= last; day = addMonths(day, 1)) days.push(day);
  return days;
}

/** The trend in words: the text of a picture for who does not see it. `by`: whether the day that it tells of is today, or over. */
export function trendStory(
  goal: Pick<Goal, 'title' | 'kpi' | 'due'>,
  trend: Trend,
  t: Texts,
  by: 'now' | 'then' = 'now',
): string {
  const { kpi } = goal;
  const { expectedNow, forecast } = trend;
  const [first, last] = [trend.values[0], trend.values.at(-1)];
  if (first === undefined || last === undefined) return '';
  const written = ({ on, value }: DayValue) => ({ on, value, text: t.format.of(value, kpi) });
  const about = (amount: number) => (isJourney(kpi) ? t.format.about(amount, kpi) : t.format.of(amount, kpi));
  // The numbers that the status names, on the same card.
  const end = (amount: number) => t.format.leads(amount, kpi, forecast?.decimals);
  return t.trend.story({
    title: goal.title,
    first: written(first),
    last: written(last),
    count: trend.values.length,
    by,
    ...(expectedNow !== undefined && { expected: about(expectedNow) }),
    ...(forecast && {
      forecast: { on: t.format.fullDay(forecast.on), low: end(forecast.low), high: end(forecast.high) },
    }),
  });
}
