import { CALCULATORS } from '../../src/domain/calculators/index.ts';
import {
  type BoundKpi,
  isJourney,
  type JourneyKpi,
  type Kpi,
  type RangeKpi,
  type Unit,
} from '../../src/domain/kpi/kpi.ts';
import { expectedProgress } from '../../src/domain/progress/expected-progress.ts';
import { measure } from '../../src/domain/progress/measures.ts';
import { suggestStatus } from '../../src/domain/progress/pace.ts';
import { currentStreak } from '../../src/domain/progress/periods-kept.ts';
import { goalProgress } from '../../src/domain/progress/progress.ts';
import { aCheckIn, aGoal } from './samples.ts';

/** One row of the table: every cell as it is written. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

export const COLUMNS = [
  'direction',
  'unit',
  'baseline',
  'target',
  'stretch',
  'value',
  'progress',
  'working',
  'low',
  'high',
  'months',
  'streak',
  'to_target',
  'beyond_target',
  'behind_baseline',
  'start',
  'due',
  'on',
  'expected',
  'status',
  'calculator',
  'inputs',
] as const;

const number: Unit = { kind: 'number' };
const percent: Unit = { kind: 'percent' };
const score: Unit = { kind: 'score' };
const euros: Unit = { kind: 'currency', currency: 'EUR' };
const days: Unit = { kind: 'duration', in: 'days' };
const hours: Unit = { kind: 'duration', in: 'hours' };

/** Unit, baseline, target, value, and the division as one would write it on paper; then a stretch target. */
type Journey = readonly [Unit, number, number, number, working: string, stretch?: number];
export const JOURNEYS: readonly Journey[] = [
  [percent, 80, 85, 80, '0 / 5', 87],
  [percent, 80, 85, 82.5, '2.5 / 5', 87],
  [percent, 80, 85, 84.3, '4.3 / 5', 87],
  [percent, 80, 85, 85, '5 / 5', 87],
  [percent, 80, 85, 86, '6 / 5', 87],
  [percent, 80, 85, 88.2, '8.2 / 5', 87],
  [percent, 80, 85, 79, '-1 / 5', 87],
  [score, 30, 50, 44, '14 / 20', 55],
  [score, -30, 50, 10, '40 / 80'],
  [score, -30, -10, -25, '5 / 20'],
  [score, -10, 10, 0, '10 / 20'],
  [euros, 4000, 4600, 4210, '210 / 600'],
  [euros, 0, 250_000, 62_500.5, '62500.5 / 250000'],
  [euros, 999_999_999_999.7, 1e12, 999_999_999_999.8, '0.1 / 0.3'],
  [number, 0, 3, 1, '1 / 3'],
  [number, 0.1, 0.4, 0.3, '0.2 / 0.3'],
  [days, 14, 7, 14, '0 / -7'],
  [days, 14, 7, 10.5, '-3.5 / -7', 5],
  [days, 14, 7, 10, '-4 / -7', 5],
  [days, 14, 7, 7, '-7 / -7', 5],
  [days, 14, 7, 4.2, '-9.8 / -7', 5],
  [days, 14, 7, 15.4, '1.4 / -7', 5],
  [hours, 8, 2, 3.9, '-4.1 / -6'],
  [percent, 10, 0, 2.5, '-7.5 / -10'],
  [number, 0, -10, -5, '-5 / -10'],
  [number, -5, -10, -7.5, '-2.5 / -5'],
  [euros, 20, -20, 15, '-5 / -40'],
];

/** A bound, and the last value of each month from January 2026 on; undefined where there was none. */
type Held = readonly [BoundKpi | RangeKpi, readonly (number | undefined)[], working: string, streak: number];
const atLeast: BoundKpi = { direction: 'at-least', unit: percent, target: 90 };
const atMost: BoundKpi = { direction: 'at-most', unit: hours, target: 4 };
const between: RangeKpi = { direction: 'within-range', unit: number, low: 20, high: 30 };
export const HELD: readonly Held[] = [
  [atLeast, [91, 90.5, 92, 89, 91, 93], '5 / 6', 2],
  [atLeast, [90], '1 / 1', 1],
  [atLeast, [89.99], '0 / 1', 0],
  [atLeast, [95, undefined, 91], '2 / 2', 1],
  [atMost, [3.9, 4, 4.1], '2 / 3', 0],
  [atMost, [5, 4.5, 3, 2], '2 / 4', 2],
  [atMost, [0], '1 / 1', 1],
  [{ ...atMost, unit: euros, target: -100 }, [-120, -99.5, -100], '2 / 3', 1],
  [between, [20, 30, 25], '3 / 3', 3],
  [between, [19.9, 30.1, 25, 31], '1 / 4', 0],
  [{ ...between, low: -5, high: 0 }, [-5, 0, 0.1, -2.5], '3 / 4', 1],
];

/** A value of a day of a goal from 1 January to 11 April 2026: a hundred days. */
type Paced = readonly [Kpi, number, on: string, expected: number, status: string];
const up: JourneyKpi = { direction: 'increase', unit: number, baseline: 0, target: 100 };
const down: JourneyKpi = { direction: 'decrease', unit: number, baseline: 100, target: 0 };
export const PACED: readonly Paced[] = [
  [up, 40, '2026-02-20', 0.5, 'on-track'],
  [up, 39.9, '2026-02-20', 0.5, 'at-risk'],
  [up, 25, '2026-02-20', 0.5, 'at-risk'],
  [up, 24.9, '2026-02-20', 0.5, 'off-track'],
  [down, 60, '2026-02-20', 0.5, 'on-track'],
  [down, 75.1, '2026-02-20', 0.5, 'off-track'],
  [up, 90, '2026-04-11', 1, 'on-track'],
  [up, 0, '2026-01-02', 0.01, 'on-track'],
];

/** Calculators beyond their own example. */
export const CALCULATED: readonly (readonly [id: string, inputs: Readonly<Record<string, number>>, value: number])[] = [
  ...[...CALCULATORS.values()].map(({ id, example }) => [id, example.inputs, example.value] as const),
  ['nps', { promoters: 4, passives: 3, detractors: 2 }, 22.222222222222],
  ['nps', { promoters: 10, passives: 20, detractors: 30 }, -33.333333333333],
  ['retention', { start: 48, new: 7, end: 49 }, 87.5],
  ['churn', { start: 48, new: 7, end: 49 }, 12.5],
  ['rate', { numerator: 112, denominator: 100 }, 112],
];

const TIMES = { start: '2026-01-01', due: '2026-04-11' };
const EMPTY = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Row;

/** Every row of the table, computed by the domain. */
export function workedExamples(): Row[] {
  return [...JOURNEYS.map(journeyRow), ...HELD.map(heldRow), ...PACED.map(pacedRow), ...CALCULATED.map(calculatedRow)];
}

function journeyRow([unit, baseline, target, value, working, stretch]: Journey): Row {
  const direction = target > baseline ? 'increase' : 'decrease';
  return {
    ...valueRow({ direction, unit, baseline, target, ...(stretch !== undefined && { stretch }) }, value),
    working,
  };
}

function heldRow([kpi, months, working]: Held): Row {
  const said = months.flatMap((value, index) => {
    const month = `2026-${String(index + 1).padStart(2, '0')}`;
    return value === undefined ? [] : [aCheckIn(value, { id: month, on: `${month}-15` })];
  });
  return {
    ...valueRow(kpi, said.at(-1)?.value ?? 0),
    progress: `${goalProgress({ kpi, checkIns: said })}`,
    working,
    months: said.map(({ on, value }) => `${on.slice(0, 7)}: ${value}`).join('; '),
    streak: `${currentStreak(kpi, said)}`,
  };
}

function pacedRow([kpi, value, on]: Paced): Row {
  const goal = aGoal({ ...TIMES, kpi });
  const expected = `${expectedProgress(goal, on)}`;
  return { ...valueRow(kpi, value), ...TIMES, on, expected, status: suggestStatus(goal, value, on) };
}

function calculatedRow([id, inputs]: (typeof CALCULATED)[number]): Row {
  const computed = CALCULATORS.get(id)?.compute(inputs);
  const written = Object.entries(inputs).map(([name, input]) => `${name} = ${input}`);
  return {
    ...EMPTY,
    unit: CALCULATORS.get(id)?.unit ?? '',
    value: computed?.ok ? `${computed.value}` : '',
    calculator: id,
    inputs: written.join('; '),
  };
}

function valueRow(kpi: Kpi, value: number): Row {
  const measures = measure(kpi, value);
  const progress = isJourney(kpi) ? goalProgress({ kpi, checkIns: [aCheckIn(value)] }) : '';
  const bounds = Object.entries(kpi).filter(([key]) => ['baseline', 'target', 'stretch', 'low', 'high'].includes(key));
  return {
    ...EMPTY,
    ...Object.fromEntries(bounds.map(([key, bound]) => [key, `${bound}`])),
    direction: kpi.direction,
    unit: kpi.unit.kind === 'currency' ? kpi.unit.currency : kpi.unit.kind === 'duration' ? kpi.unit.in : kpi.unit.kind,
    value: `${value}`,
    progress: `${progress}`,
    to_target: `${measures.toTarget}`,
    beyond_target: isJourney(kpi) ? `${measures.beyondTarget}` : '',
    behind_baseline: isJourney(kpi) ? `${measures.behindBaseline}` : '',
  };
}
