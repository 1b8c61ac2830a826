import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckIn, Goal } from '../../../src/domain/goal/goal.ts';
import type { Kpi } from '../../../src/domain/kpi/kpi.ts';
import { expectedProgress, timeGone } from '../../../src/domain/progress/expected-progress.ts';
import { assess, hasAged, statusesOf, statusOf, suggestStatus } from '../../../src/domain/progress/pace.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn, aGoal, history } from '../../support/samples.ts';

const unit = { kind: 'number' } as const;
const atMost: Kpi = { direction: 'at-most', unit, target: 4 };

describe('the time gone', () => {
  // 100 days, so that a day is a hundredth.
  const goal = { start: '2026-01-01', due: '2026-04-11' };

  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 0],
    ['2026-01-02', 0.01],
    ['2026-02-20', 0.5],
    ['2026-04-10', 0.99],
    ['2026-04-11', 1],
    ['2027-01-01', 1],
  ])('on %s is %d', (on, share) => {
    expect(timeGone(goal, on)).toBe(share);
  });

  it('is all gone on the due date of a goal of a day, and of one that is due before it starts', () => {
    const day = { start: '2026-01-01', due: '2026-01-01' };
    expect(['2025-12-31', '2026-01-01'].map((on) => timeGone(day, on))).toEqual([0, 1]);
    expect(timeGone({ start: '2026-01-10', due: '2026-01-01' }, '2026-01-05')).toBe(1);
  });

  it('is what a journey is expected to have made, and nothing that a bound has', () => {
    expect(expectedProgress(aGoal(goal), '2026-02-20')).toBe(0.5);
    expect(expectedProgress(aGoal({ ...goal, kpi: atMost }), '2026-02-20')).toBeUndefined();
  });
});

describe('the suggested status of a journey', () => {
  // Half of the time is gone on 20 February; a point of the KPI is a hundredth of the way.
  const times = { start: '2026-01-01', due: '2026-04-11' };
  const up = aGoal({ ...times, kpi: { direction: 'increase', unit, baseline: 0, target: 100 } });
  const down = aGoal({ ...times, kpi: { direction: 'decrease', unit, baseline: 100, target: 0 } });

  it.each([
    [50, 'on-track'],
    [40, 'on-track'],
    [39.99, 'at-risk'],
    [25, 'at-risk'],
    [24.99, 'off-track'],
    [-10, 'off-track'],
    [120, 'on-track'],
  ] as const)('at %d of 100 is %s, upwards and downwards', (value, status) => {
    expect(suggestStatus(up, value, '2026-02-20')).toBe(status);
    expect(suggestStatus(down, 100 - value, '2026-02-20')).toBe(status);
  });

  it('is on track once the target is met, also after the due date', () => {
    expect(suggestStatus(up, 100, '2027-02-20')).toBe('on-track');
    expect(suggestStatus(up, 99.99, '2027-02-20')).toBe('off-track');
    // On the due date itself it still runs.
    expect(suggestStatus(up, 99.99, '2026-04-11')).toBe('on-track');
  });

  it('never gets worse with a better value', () => {
    const rank = { 'off-track': 0, 'at-risk': 1, 'on-track': 2 };
    fc.assert(
      fc.property(fc.double({ min: -200, max: 200, noNaN: true }), fc.nat(100), fc.nat(100), (value, step, days) => {
        const on = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
        expect(rank[suggestStatus(up, value + step, on)]).toBeGreaterThanOrEqual(rank[suggestStatus(up, value, on)]);
      }),
    );
  });
});

describe('the suggested status of a bound', () => {
  it.each([
    [[], 4, 'on-track'],
    [[], 5, 'at-risk'],
    [[3], 5, 'at-risk'],
    [[5], 5, 'off-track'],
    [[5, 3], 5, 'at-risk'],
    [[5, 5], 4, 'on-track'],
  ] as const)('after %j, at %d, is %s', (before, value, status) => {
    const goal = aGoal({ kpi: atMost, checkIns: history(...before) });
    expect(suggestStatus(goal, value, '2026-03-01')).toBe(status);
  });
});

describe('the expected progress by a plan', () => {
  // 100 days; the plan expects a tenth of the way by half of the time.
  const plan = [
    { by: '2026-03-22', value: 50 },
    { by: '2026-02-20', value: 10 },
  ];
  const goal = aGoal({
    start: '2026-01-01',
    due: '2026-04-11',
    kpi: { direction: 'increase', unit, baseline: 0, target: 100 },
    plan,
  });

  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 0],
    ['2026-01-26', 0.05],
    ['2026-02-20', 0.1],
    ['2026-03-07', 0.3],
    ['2026-03-22', 0.5],
    ['2026-04-01', 0.75],
    ['2026-04-11', 1],
    ['2027-01-01', 1],
  ])('on %s is %d', (on, progress) => {
    expect(expectedProgress(goal, on)).toBe(progress);
  });

  it('is that of an even pace where the plan is empty, and takes no value from outside the time of the goal', () => {
    expect(expectedProgress({ ...goal, plan: [] }, '2026-02-20')).toBe(0.5);
    expect(expectedProgress({ ...goal, plan: [{ by: '2026-05-01', value: 7 }] }, '2026-02-20')).toBe(0.5);
  });

  it('decides the status', () => {
    expect(suggestStatus(goal, 10, '2026-02-20')).toBe('on-track');
    expect(suggestStatus({ ...goal, plan: [] }, 10, '2026-02-20')).toBe('off-track');
  });
});

describe('the reason of a status', () => {
  const goal = aGoal({
    start: '2026-01-01',
    due: '2026-04-11',
    kpi: { direction: 'increase', unit, baseline: 0, target: 100 },
  });
  const said = (...points: [on: string, value: number][]) =>
    points.map(([on, value]) => aCheckIn(value, { id: on, on, at: new Date(`${on}T09:00:00Z`) }));

  it('is the target, once it is met', () => {
    expect(assess(goal, 100, '2026-01-02')).toEqual({ status: 'on-track', reason: { code: 'target-met' } });
  });

  it('is the pace, with its numbers', () => {
    expect(assess(goal, 45, '2026-02-20').reason).toEqual({ code: 'on-pace', progress: 0.45, expected: 0.5 });
    expect(assess(goal, 30, '2026-02-20').reason).toEqual({ code: 'behind-pace', progress: 0.3, expected: 0.5 });
  });

  it('is a forecast that misses, where the pace alone is fine: it slows down', () => {
    const checkIns = said(['2026-01-01', 58], ['2026-01-21', 62], ['2026-02-10', 66]);
    expect(assess({ ...goal, checkIns }, 68, '2026-02-20')).toEqual({
      status: 'at-risk',
      reason: {
        code: 'forecast-misses',
        progress: 0.68,
        expected: 0.5,
        forecast: { known: true, value: 78, low: 78, high: 78, perDay: 0.2, values: 4, decimals: 0 },
      },
    });
  });

  it('is a forecast that reaches the target, where the pace alone is behind: it speeds up', () => {
    const checkIns = said(['2026-02-10', -2], ['2026-02-20', 16], ['2026-03-02', 34]);
    expect(assess({ ...goal, checkIns }, 52, '2026-03-12')).toMatchObject({
      status: 'on-track',
      reason: { code: 'forecast-reaches', forecast: { value: 106 } },
    });
    const far = said(['2026-02-10', -60], ['2026-02-20', -30], ['2026-03-02', 0]);
    expect(assess({ ...goal, checkIns: far }, 30, '2026-03-12')).toMatchObject({
      status: 'at-risk',
      reason: { code: 'forecast-reaches', progress: 0.3, expected: 0.7 },
    });
  });

  it('takes no notice of what is said about a later day', () => {
    const later = said(['2026-03-01', 99], ['2026-03-02', 99], ['2026-03-03', 99], ['2026-03-04', 99]);
    expect(assess({ ...goal, checkIns: later }, 30, '2026-02-20')).toEqual(assess(goal, 30, '2026-02-20'));
  });

  it('is how a bound was kept', () => {
    const bound = aGoal({ kpi: atMost, checkIns: said(['2026-02-10', 6]) });
    expect(assess(bound, 4, '2026-03-10').reason).toEqual({ code: 'bound-kept', value: 4 });
    expect(assess(bound, 5, '2026-02-28').reason).toEqual({ code: 'bound-broken', value: 5 });
    expect(assess(bound, 5, '2026-03-10').reason).toEqual({ code: 'bound-broken-again', value: 5, before: 6 });
  });

  const rank = { 'off-track': 0, 'at-risk': 1, 'on-track': 2 };
  const histories = fc.array(fc.integer({ min: -100, max: 150 }), { minLength: 3, maxLength: 8 });

  it('never gets worse with a better value, whatever the history, upwards and downwards', () => {
    const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index * 11)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(histories, fc.integer({ min: -100, max: 150 }), fc.nat(100), (values, value, step) => {
        const of = (sign: 1 | -1): Goal =>
          aGoal({
            ...goal,
            kpi: { direction: sign === 1 ? 'increase' : 'decrease', unit, baseline: 0, target: sign * 100 },
            checkIns: said(...values.map((one, index): [string, number] => [day(index), sign * one])),
          });
        const on = day(values.length);
        const [worse, better] = [value, value + step].map((one) => suggestStatus(of(1), one, on));
        expect(rank[better ?? 'off-track']).toBeGreaterThanOrEqual(rank[worse ?? 'on-track']);
        expect(suggestStatus(of(-1), 0 - value, on)).toBe(worse);
      }),
      CASES,
    );
  });
});

describe('the status of a goal on a day', () => {
  const said = aCheckIn(80.5, { on: '2026-02-02', status: 'on-track' });
  const goal = (changes: Partial<CheckIn>) => aGoal({ checkIns: [{ ...said, ...changes }] });
  const on = (changes: Partial<CheckIn>, day: string) => standingOf(goal(changes), day, () => '').status;

  it('is what a person said until the goal is asked about again, and then what the pace says', () => {
    const on2Feb = { on: '2026-02-02', at: new Date('2026-02-02T09:00:00Z'), status: 'at-risk' } as const;
    expect(on(on2Feb, '2026-02-28')).toBe('at-risk');
    expect(on(on2Feb, '2026-03-01')).not.toBe('at-risk');
    expect(on({}, '2026-11-02')).toBe('off-track');
  });

  it.each([
    ['weekly', '2026-02-08', '2026-02-09'],
    ['fortnightly', '2026-02-08', '2026-02-09'],
    ['monthly', '2026-02-28', '2026-03-01'],
    ['quarterly', '2026-03-04', '2026-03-05'],
  ] as const)('that a person said of a %s goal on 2 February counts until %s', (cadence, last, over) => {
    const checkIn = aCheckIn(81);
    expect(hasAged({ cadence }, checkIn, last)).toBe(false);
    expect(hasAged({ cadence }, checkIn, over)).toBe(true);
    expect(hasAged({ cadence }, { ...checkIn, byPace: true }, over)).toBe(false);
    // Of an earlier day, and said on that one.
    expect(hasAged({ cadence }, { ...checkIn, on: '2026-01-02' }, last)).toBe(false);
  });

  it('is what the pace says by then, where it was left to that', () => {
    expect(on({ byPace: true }, '2026-02-02')).toBe('on-track');
    expect(on({ byPace: true }, '2026-05-02')).toBe('at-risk');
    expect(on({ byPace: true }, '2026-11-02')).toBe('off-track');
    // Said further east, where it is that day already.
    expect(on({ byPace: true }, '2026-02-01')).toBe('on-track');
  });

  it('is the same, day by day, of one and of all', () => {
    const values = [80.2, 80.1, 80.6, 81.9, 80.4, 83, 84.2, 84.1];
    const checkIns = values.map((value, index) => {
      const day = `2026-0${index + 2}-15`;
      return aCheckIn(value, { id: `c${index}`, on: day, at: new Date(`${day}T09:00:00Z`), byPace: true as const });
    });
    for (const kpi of [aGoal().kpi, { direction: 'at-least' as const, unit: aGoal().kpi.unit, target: 81 }]) {
      const whole = aGoal({ kpi, checkIns });
      const all = statusesOf(whole);
      expect(all.map(({ status }) => status)).toEqual(checkIns.map((checkIn) => statusOf(whole, checkIn)));
      expect(new Set(all.map(({ status }) => status)).size).toBeGreaterThan(1);
    }
  });
});
