import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import { TheilSenRegression } from 'ml-regression-theil-sen';
import type { CheckIn, Goal } from '../src/domain/goal/goal.ts';
import { type DayValue, seriesOf } from '../src/domain/history/series.ts';
import { isJourney, type JourneyKpi } from '../src/domain/kpi/kpi.ts';
import { forecastOf } from '../src/domain/progress/forecast.ts';
import { suggestStatus } from '../src/domain/progress/pace.ts';
import { journeyProgress } from '../src/domain/progress/progress.ts';
import { standingOf } from '../src/domain/progress/standing.ts';
import { readPlan } from '../src/domain/reading/plans.ts';
import { readValue } from '../src/domain/reading/value.ts';
import { findNamed } from '../src/domain/search.ts';
import { HOSTILE } from '../test/support/hostile.ts';

interface Size {
  readonly evaluations: number;
  readonly forecasts: number;
  readonly goals: number;
}
const FULL: Size = { evaluations: 1_000_000, forecasts: 1000, goals: 10_000 };
const SMOKE: Size = { evaluations: 50_000, forecasts: 50, goals: 500 };
const VALUES = 24;
const ROUNDS = 5;
const HOSTILE_LENGTH = 10_000;

const KPI: JourneyKpi = { direction: 'decrease', unit: { kind: 'duration', in: 'days' }, baseline: 14, target: 7 };
const TODAY = '2026-10-01';
const dayOf = (number: number) => new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10);
const pointsOf = (count: number, days: number): DayValue[] =>
  Array.from({ length: count }, (_, i) => ({ on: dayOf(i * days), value: 14 - i / 10 + ((i * 7919) % 13) / 10 }));

function goalOf(index: number, points: readonly DayValue[]): Goal {
  const checkIns = points.map(({ on, value }, i): CheckIn => {
    return {
      id: `${i}`,
      value: value + index / 10_000,
      status: 'on-track',
      by: 'U0',
      at: new Date(`${on}T09:00:00Z`),
      on,
    };
  });
  return {
    id: `goal-${index}`,
    workspace: 'T0',
    team: 'success',
    title: 'Onboarding time',
    category: 'efficiency',
    kpi: KPI,
    milestones: [],
    owner: 'U0',
    start: '2025-01-01',
    due: '2027-01-01',
    state: 'active',
    checkIns,
    blockers: [],
    createdBy: 'U0',
    createdAt: new Date('2025-01-01T09:00:00Z'),
    version: 1,
  };
}

/**
 * The least of several runs, in milliseconds of this process's own CPU time, the collector's included: what else runs on
 * the machine takes none of it. The first run only warms up.
 */
function leastMs(run: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = process.cpuUsage();
    if (!Number.isFinite(run())) throw new Error('a result is no number');
    const { user, system } = process.cpuUsage(started);
    if (round > 0) least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const times = (count: number, run: (i: number) => number) => () => {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += run(i);
  return sum;
};

/** The same progress and share of time with libraries: decimals of decimal.js, days of luxon. */
function progressWithLibraries(value: number): number {
  const { baseline, target } = KPI;
  const way = new Decimal(target).minus(baseline);
  const progress = new Decimal(value).minus(baseline).div(way).toDecimalPlaces(12).toNumber();
  const [from, to, on] = ['2025-01-01', '2027-01-01', TODAY].map((day) =>
    DateTime.fromISO(day, { zone: 'utc' }).toMillis(),
  );
  const gone = ((on ?? 0) - (from ?? 0)) / ((to ?? 0) - (from ?? 0));
  return gone - progress > 0.1 ? 0 : 1;
}

function benchProgress({ evaluations }: Size): void {
  const goal = goalOf(0, []);
  const status = (i: number) => suggestStatus(goal, 14 - (i % 70) / 10, TODAY).length;
  const progress = (i: number) => journeyProgress(KPI, 14 - (i % 70) / 10);
  const few = Math.ceil(evaluations / 20);
  const rate = (count: number, run: (i: number) => number) => Math.round((count * 1000) / leastMs(times(count, run)));
  const peer = rate(few, (i) => progressWithLibraries(14 - (i % 70) / 10));
  const row = (perSecond: number) => ({ 'per second': perSecond, 'times the peer': ratio(perSecond / peer) });
  console.table({
    'progress, expected progress, status with its reason (goal: 1,000,000)': row(rate(evaluations, status)),
    'progress alone': row(rate(evaluations, progress)),
    'peer: the same with decimal.js and luxon': row(peer),
  });
}

function benchForecast({ forecasts }: Size): void {
  const points = pointsOf(60, 10);
  const goal = goalOf(0, points);
  const [xs, ys] = [points.map((_, i) => i * 10), points.map(({ value }) => value)];
  const ours = leastMs(times(forecasts, () => (forecastOf(goal, points).known ? 1 : Number.NaN))) / forecasts;
  const peer = leastMs(times(forecasts, () => new TheilSenRegression(xs, ys).predict(730))) / forecasts;
  console.table({
    'forecast of 60 values with its interval (goal: under 0.2 ms)': {
      ms: ratio(ours),
      'times the peer': ratio(ours / peer),
    },
    'peer: ml-regression-theil-sen, no interval': { ms: ratio(peer), 'times the peer': 1 },
  });
}

function benchPortfolio({ goals }: Size): void {
  const points = pointsOf(VALUES, 26);
  const all = Array.from({ length: goals }, (_, index) => goalOf(index, points));
  const standings = () => all.reduce((sum, goal) => sum + (standingOf(goal, TODAY, String).progress ?? 0), 0);
  const every = () =>
    all.reduce(
      (sum, { kpi, checkIns }) =>
        sum +
        seriesOf(checkIns).reduce((way, { value }) => way + (isJourney(kpi) ? journeyProgress(kpi, value) : 0), 0),
      standings(),
    );
  const assessed = () => all.reduce((sum, goal) => sum + suggestStatus(goal, 10, '2026-10-15').length, standings());
  const few = all.slice(0, goals / 20);
  const libraries = () =>
    few.reduce(
      (sum, { checkIns }) => sum + checkIns.reduce((way, { value }) => way + progressWithLibraries(value), 0),
      0,
    );
  const peer = leastMs(libraries) * 20;
  const row = (ms: number) => ({ ms: Math.round(ms), 'times the peer': ratio(ms / peer) });
  console.table({
    [`${goals} goals: how they stand, and progress of each of ${VALUES} values (goal: 150 ms for 10,000)`]: row(
      leastMs(every),
    ),
    [`${goals} goals: how they stand, and status with forecast from ${VALUES} values`]: row(leastMs(assessed)),
    'peer: progress of each value with decimal.js and luxon (a twentieth of the goals, times 20)': row(peer),
  });
}

function ratio(value: number): number {
  return Number(value.toPrecision(3));
}

/** What people type, the longest of what is refused, and a search. A thousand times each, so that a clock can tell. */
function benchReading(): void {
  const unit = { kind: 'currency', currency: 'EUR' } as const;
  const texts = ['84.6', '1,2 Mio. €', "1'234.50", '(1,234.50)', 'twelve euros'];
  const long = HOSTILE.map(([, piece]) => `1${piece.repeat(HOSTILE_LENGTH)}1`);
  const outcome = (text: string) => (readValue(text, unit, 'de-DE').ok ? 1 : 0);
  const each = (all: readonly string[], run: (text: string) => number) =>
    leastMs(times(1000, (i) => run(all[i % all.length] ?? ''))) / 1000;
  const title = (i: number) => `Onboarding of new clients in the ${i}th month, without a single call`;
  const titles = Array.from({ length: 1000 }, (_, i) => title(i));
  console.table({
    'a value, read or refused': { ms: ratio(each(texts, outcome)) },
    '10,000 characters, refused (goal: under 1 ms)': { ms: ratio(each(long, outcome)) },
    'the same as a list of values': { ms: ratio(each(long, (text) => (readPlan(text, unit, 'de-DE').ok ? 1 : 0))) },
    'a search in 1000 titles': { ms: ratio(leastMs(() => findNamed(titles, '"calls month"', String).length)) },
  });
}

/** Progress, forecasts and whole portfolios on one core, each beside libraries that do the same. */
export function benchDomain({ smoke = false } = {}): void {
  const size = smoke ? SMOKE : FULL;
  benchProgress(size);
  benchForecast(size);
  benchPortfolio(size);
  benchReading();
}
