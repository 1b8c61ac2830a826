import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kpi } from '../../src/domain/kpi.ts';
import { expectedProgress, suggestStatus, timeGone } from '../../src/domain/pace.ts';
import { aGoal, history } from '../support/samples.ts';

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
    expect(suggestStatus(up, 99.99, '2027-02-20')).toBe('on-track');
    expect(suggestStatus(up, 75, '2027-02-20')).toBe('at-risk');
    expect(suggestStatus(up, 74.9, '2027-02-20')).toBe('off-track');
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
