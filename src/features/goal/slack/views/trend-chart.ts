import type { KnownBlock } from '@slack/types';
import type { Goal } from '../../../../domain/goal/goal.ts';
import type { DayValue } from '../../../../domain/history/series.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { expectedValue } from '../../../../domain/progress/expected-progress.ts';
import type { Trend } from '../../../../domain/report/trend.ts';
import { CHART_LIMITS, type ChartSeries, lineChart } from '../../../../slack/views/trend-block.ts';
import type { Texts } from '../../../../text/index.ts';

/** A goal's trend as Slack draws it: its last values beside what was expected on their days, and its marks. */
export function trendChart(goal: Goal, trend: Trend, t: Texts): KnownBlock {
  const shown = trend.values.slice(-CHART_LIMITS.points);
  const isOneYear = new Set(shown.map(({ on }) => on.slice(0, 4))).size === 1;
  const label = (day: LocalDate) => (isOneYear ? t.format.shortDay(day) : t.format.shortDate(day));
  const series = [
    { name: t.trend.actual, values: shown.map(({ value }) => value) },
    ...expectedSeries(goal, trend, shown, t),
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

function expectedSeries(goal: Goal, { expected }: Trend, shown: readonly DayValue[], t: Texts): ChartSeries[] {
  if (expected.length === 0) return [];
  return [{ name: t.trend.expected, values: shown.map(({ on }) => expectedValue(goal, on) ?? 0) }];
}

/** Milestones have no room in it. */
function markSeries({ marks }: Trend, count: number, t: Texts): ChartSeries[] {
  return marks
    .filter(({ kind }) => kind !== 'milestone')
    .map(({ kind, value }) => ({ name: t.trend.mark[kind], values: Array<number>(count).fill(value) }));
}
