import { describe, expect, it } from 'vitest';
import { type PlannedCourse, parsePlan } from '../../../src/domain/goal/plan-input.ts';
import type { DayValue } from '../../../src/domain/history/series.ts';
import { expectedProgress } from '../../../src/domain/progress/expected-progress.ts';
import { aGoal, aTeam } from '../../support/samples.ts';

/** From 80 % to 90 % in a year. */
const COURSE: PlannedCourse = {
  kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 90 },
  start: '2026-01-01',
  due: '2026-12-31',
  periods: aTeam().settings,
  before: [],
  locale: 'en',
};
const TWELVE = '80.5, 81, 82, 83, 84, 85, 86, 86.5, 87, 88, 89, 90';

function plan(text: string, changes: Partial<PlannedCourse> = {}) {
  const read = parsePlan(text, { ...COURSE, ...changes });
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}
const problem = (text: string, changes: Partial<PlannedCourse> = {}) => {
  const read = parsePlan(text, { ...COURSE, ...changes });
  return read.ok ? undefined : read.problem;
};

describe('targets on the way to a goal', () => {
  it('are one a month, each for the last day of it, the last for the due date', () => {
    const read = plan(TWELVE);
    expect(read.map(({ by }) => by).slice(0, 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(read.at(-1)).toEqual({ by: '2026-12-31', value: 90 });
  });

  it('are one a quarter where there are as many, of the fiscal year', () => {
    expect(plan('82; 85; 87; 90')).toEqual([
      { by: '2026-03-31', value: 82 },
      { by: '2026-06-30', value: 85 },
      { by: '2026-09-30', value: 87 },
      { by: '2026-12-31', value: 90 },
    ]);
    const fiscal = { periods: { ...COURSE.periods, fiscalYearStart: 2 }, start: '2026-02-01', due: '2027-01-31' };
    expect(plan('82; 85; 87; 90', fiscal).map(({ by }) => by)).toEqual([
      '2026-04-30',
      '2026-07-31',
      '2026-10-31',
      '2027-01-31',
    ]);
  });

  it('begin in the month in which the goal begins, and end on its due date', () => {
    expect(plan('82, 84, 90', { start: '2026-03-15', due: '2026-05-10' }).map(({ by }) => by)).toEqual([
      '2026-03-31',
      '2026-04-30',
      '2026-05-10',
    ]);
  });

  it.each(['', '  ', 'even', 'Evenly', 'gleichmäßig'])('are none for an even pace: %j', (text) => {
    expect(plan(text)).toEqual([]);
  });

  it('are what pace follows', () => {
    const { kpi, start, due } = COURSE;
    const goal = aGoal({ kpi, start, due, plan: plan('80; 80; 85; 90') });
    expect(expectedProgress(goal, '2026-06-30')).toBe(0);
    expect(expectedProgress(goal, '2026-09-30')).toBe(0.5);
    expect(expectedProgress({ kpi, start, due }, '2026-07-02')).toBeCloseTo(0.5, 2);
  });

  it('are refused where they are too few or too many, or end elsewhere', () => {
    expect(problem('82, 84, 90')).toEqual({ code: 'plan-count', typed: 3, months: 12, quarters: 4 });
    expect(problem(`${TWELVE}, 91`)).toMatchObject({ code: 'plan-count', typed: 13 });
    expect(problem('82; 85; 87; 89')).toMatchObject({ code: 'plan-end', target: 90 });
    expect(problem('82; 85; many; 90')).toMatchObject({ code: 'not-a-number' });
    const bound = { direction: 'at-least', unit: { kind: 'percent' }, target: 90 } as const;
    expect(problem('82', { kpi: bound })).toEqual({ code: 'plan-for-bound' });
    expect(plan('', { kpi: bound })).toEqual([]);
  });
});

describe('targets by the season of the year before', () => {
  /** All that moves, moves from October to December. */
  const before: DayValue[] = [
    { on: '2025-01-01', value: 70 },
    { on: '2025-06-30', value: 71 },
    { on: '2025-09-30', value: 71 },
    { on: '2025-10-31', value: 75 },
    { on: '2025-12-31', value: 80 },
  ];

  it.each(['season', 'like last year', 'Saison', 'wie im Vorjahr'])('take the same shares of the way: %s', (text) => {
    const read = plan(text, { before });
    expect(read).toHaveLength(12);
    expect(read.find(({ by }) => by === '2026-05-31')?.value).toBe(80);
    expect(read.find(({ by }) => by === '2026-06-30')?.value).toBe(81);
    expect(read.find(({ by }) => by === '2026-10-31')?.value).toBe(85);
    expect(read.at(-1)).toEqual({ by: '2026-12-31', value: 90 });
  });

  it('are refused where the year before is not known, stood still, or the goal is longer than a year', () => {
    const none = { code: 'plan-no-season' };
    expect(problem('season')).toEqual(none);
    expect(problem('season', { before: before.slice(2) })).toEqual(none);
    expect(problem('season', { before: before.slice(0, 3) })).toEqual(none);
    expect(problem('season', { before: before.map(({ on }) => ({ on, value: 7 })) })).toEqual(none);
    expect(problem('season', { before, due: '2027-12-31' })).toEqual(none);
  });
});
