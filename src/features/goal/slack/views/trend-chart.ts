import type { KnownBlock } from '@slack/types';
import type { DayValue } from '../../../../domain/history/series.ts';
import { tidy } from '../../../../domain/kpi/numbers.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import type { Trend } from '../../../../domain/progress/trend.ts';
import { daysBetween } from '../../../../domain/time/local-date.ts';
import { CHART_LIMITS, type ChartSeries, lineChart } from '../../../../slack/views/trend-block.ts';
import type { Texts } from '../../../../text/index.ts';

/** A goal's trend as Slack draws it: its last values beside what was expected on their days, and its marks. */
export function trendChart(goal: { readonly title: string }, trend: Trend, t: Texts): KnownBlock {
  const shown = trend.values.slice(-CHART_LIMITS.points);
  const isOneYear = new Set(shown.map(({ on }) => on.slice(0, 4))).size === 1;
  const label = (day: LocalDate) => (isOneYear ? t.format.shortDay(day) : t.format.shortDate(day));
  const series = [
    { name: t.trend.actual, values: shown.map(({ value }) => value) },
    ...expectedSeries(trend, shown, t),
    ...markSeries(trend, shown.length, t),
  ];
  return lineChart(
    goal.title,
    shown.map(({ on }) => label(on)),
    series,
  );
}

/** Whether Slack can draw every value. */
export function fitsChart({ values }: Trend): boolean {
  return values.length <= CHART_LIMITS.points;
}

function expectedSeries({ expected }: Trend, shown: readonly DayValue[], t: Texts): ChartSeries[] {
  if (expected.length === 0) return [];
  return [{ name: t.trend.expected, values: shown.map(({ on }) => valueOn(expected, on)) }];
}

/** On the line through its corners; before the first one and after the last one as there. */
function valueOn(corners: readonly DayValue[], day: LocalDate): number {
  const after = corners.findIndex(({ on }) => on >= day);
  const [from, to] = [corners[after - 1], corners.at(after)];
  if (to === undefined) return 0;
  if (from === undefined || after === -1) return to.value;
  const share = daysBetween(from.on, day) / daysBetween(from.on, to.on);
  return tidy(from.value + share * (to.value - from.value));
}

/** Milestones have no room in it. */
function markSeries({ marks }: Trend, count: number, t: Texts): ChartSeries[] {
  return marks
    .filter(({ kind }) => kind !== 'milestone')
    .map(({ kind, value }) => ({ name: t.trend.mark[kind], values: Array<number>(count).fill(value) }));
}
