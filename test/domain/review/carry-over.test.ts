import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { canCarryOver, carryOverOf, isHabit } from '../../../src/domain/review/carry-over.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const next = { id: '2026-Q2', first: '2026-04-01', last: '2026-06-30' };
const DAYS = ['2026-01-05', '2026-02-05', '2026-03-05', '2026-03-30'];

function valued(values: readonly number[], changes: Partial<Goal> = {}): Goal {
  const checkIns = values.map((value, index) => {
    const on = DAYS[index] ?? '2026-03-30';
    return aCheckIn(value, { id: `c${index}`, on, at: new Date(`${on}T09:00:00Z`) });
  });
  return aGoal({ due: '2026-03-31', checkIns, ...changes });
}
const percent = { kind: 'percent' } as const;
const up = { direction: 'increase', unit: percent, baseline: 80, target: 90 } as const;
const over = (goal: Goal, kind: 'quarter' | 'year' = 'quarter') => carryOverOf(goal, { kind, next, as: 'goal' });

describe('a goal that is carried over', () => {
  it('begins at the present value, with what its trend proposes, and is due at the end of the next period', () => {
    const carried = over(valued([80, 82, 84, 85]));
    expect(carried).toMatchObject({ direction: 'increase', baseline: 85, due: '2026-06-30', milestones: [] });
    expect(carried.target).toBeGreaterThan(85);
    expect(carried.target).toBe(carried.proposal?.kind === 'journey' ? carried.proposal.target : undefined);
  });

  it('keeps what is still ahead of it where its history is too short', () => {
    const kpi = { ...up, stretch: 95 };
    expect(over(valued([85], { kpi }))).toMatchObject({ baseline: 85, target: 90, stretch: 95 });
    const arrived = over(valued([92], { kpi }));
    expect(arrived).toMatchObject({ baseline: 92, target: 95 });
    expect(arrived).not.toHaveProperty('stretch');
    const beyond = over(valued([97], { kpi }));
    expect(beyond).toMatchObject({ baseline: 97 });
    expect(beyond).not.toHaveProperty('target');
    expect(over(aGoal({ kpi, checkIns: [] }))).toMatchObject({ baseline: 80, target: 90 });
  });

  it('is proposed no target at the end of what is possible, to which a steep trend leads', () => {
    const kpi = { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 12, target: 6 } as const;
    const carried = over(valued([10, 7, 4, 2], { kpi }));
    expect(carried).toMatchObject({ baseline: 2, isEndless: true });
    expect(carried).not.toHaveProperty('target');
    expect(carried).not.toHaveProperty('proposal');
  });

  it('has the milestones that people named, as far as they are still ahead', () => {
    const milestones = [
      { id: 'a', value: 82, title: 'first pilot' },
      { id: 'b', value: 88, title: 'all clients' },
    ];
    const carried = over(valued([85], { kpi: up, milestones }));
    expect(carried.milestones).toEqual([{ id: 'b', value: 88, title: 'all clients' }]);
  });

  it('goes down as it goes up', () => {
    const kpi = { direction: 'decrease', unit: percent, baseline: 10, target: 4 } as const;
    expect(over(valued([8], { kpi }))).toMatchObject({ direction: 'decrease', baseline: 8, target: 4 });
    expect(over(valued([3], { kpi }))).not.toHaveProperty('target');
  });

  it('keeps a bound and a range as they are', () => {
    const atMost = { direction: 'at-most', unit: percent, target: 5 } as const;
    expect(over(valued([4], { kpi: atMost }))).toMatchObject({ direction: 'at-most', target: 5 });
    const range = { direction: 'within-range', unit: percent, low: 4, high: 8 } as const;
    expect(over(valued([4], { kpi: range }))).toMatchObject({ low: 4, high: 8 });
  });

  it('is due later where it was due later', () => {
    expect(over(valued([85], { due: '2026-12-31' })).due).toBe('2026-12-31');
  });

  it('begins at the turn of a year where its trend stands, from the history of its KPI', () => {
    const goal = valued([80, 82, 84, 86], { kpi: up });
    expect(over(goal, 'year').baseline).toBe(over(goal, 'year').proposal?.kind === 'journey' ? 86 : undefined);
    const young = valued([], { kpi: up });
    const before = [80, 82, 84, 86].map((value, index) => ({ on: DAYS[index] ?? '', value }));
    const carried = carryOverOf(young, { kind: 'year', next, as: 'goal', before });
    expect(carried.proposal).toMatchObject({ values: 4 });
    expect(carried.baseline).toBe(over(goal, 'year').baseline);
  });

  it('rounds a computed value as a person would type it, on its side of the target', () => {
    const kpi = { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 60 } as const;
    expect(over(valued([59.987654], { kpi })).baseline).toBeLessThan(60);
  });

  it('is one that is pursued, at the turn of a quarter or a year', () => {
    expect(canCarryOver({ state: 'active' }, 'quarter')).toBe(true);
    expect(canCarryOver({ state: 'active' }, 'month')).toBe(false);
    expect(canCarryOver({ state: 'draft' }, 'year')).toBe(false);
    expect(canCarryOver({ state: 'missed' }, 'year')).toBe(false);
  });
});

describe('a habit', () => {
  it('is a journey that arrived and stayed', () => {
    expect(isHabit(valued([90, 91, 90, 92], { kpi: up }))).toBe(true);
    expect(isHabit(valued([90, 89, 90, 92], { kpi: up }))).toBe(false);
    expect(isHabit(valued([91, 92], { kpi: up }))).toBe(false);
    const before = [90, 91].map((value, index) => ({ on: `2025-1${index}-05`, value }));
    expect(isHabit(valued([91, 92], { kpi: up }), before)).toBe(true);
    const bound = { direction: 'at-least', unit: percent, target: 80 } as const;
    expect(isHabit(valued([90, 91, 90, 92], { kpi: bound }))).toBe(false);
  });

  it('holds what was reached: at least where the goal went up, at most where it went down', () => {
    const habit = (kpi: Goal['kpi']) =>
      carryOverOf(valued([90, 91, 90, 92], { kpi }), { kind: 'year', next, as: 'habit' });
    expect(habit(up)).toMatchObject({ direction: 'at-least', target: 90 });
    expect(habit({ ...up, direction: 'decrease', baseline: 100, target: 95 })).toMatchObject({
      direction: 'at-most',
      target: 95,
    });
    expect(habit(up)).not.toHaveProperty('baseline');
  });
});
