import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStale, staleFrom, turnedStale } from '../../../src/domain/report/stale.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { periodContaining } from '../../../src/domain/time/periods.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

describe('a stale goal', () => {
  it('has had no value for longer than the team allows, since its start where it never had one', () => {
    expect(isStale(aGoal({ checkIns: [aCheckIn(81, { on: '2026-01-23' })] }), '2026-03-09', 45)).toBe(false);
    expect(isStale(aGoal({ checkIns: [aCheckIn(81, { on: '2026-01-22' })] }), '2026-03-09', 45)).toBe(true);
    expect(isStale(aGoal({ start: '2026-01-22' }), '2026-03-09', 45)).toBe(true);
    expect(isStale(aGoal({ start: '2026-01-22' }), '2026-03-09', 60)).toBe(false);
    expect(staleFrom(aGoal({ start: '2026-01-01' }), 7)).toBe('2026-01-09');
  });

  it('turns stale in one week of all, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 7, max: 365 }), (offset, staleAfter) => {
        const goal = aGoal({ start: addDays('2026-01-01', offset) });
        const day = staleFrom(goal, staleAfter);
        const weeks = [-14, -7, 0, 7, 14].map((days) => periodContaining('week', addDays(day, days), DEFAULT_SETTINGS));
        const told = weeks.filter((week) => turnedStale(goal, week, addDays(week.last, 1), staleAfter));
        expect(told).toEqual([weeks[2]]);
      }),
      CASES,
    );
  });

  it('is not told of before it is stale', () => {
    const week = periodContaining('week', '2026-03-09', DEFAULT_SETTINGS);
    const goal = aGoal({ start: '2026-01-25' });
    expect(staleFrom(goal, 45)).toBe('2026-03-12');
    expect(turnedStale(goal, week, '2026-03-11', 45)).toBe(false);
    expect(turnedStale(goal, week, '2026-03-12', 45)).toBe(true);
  });
});
