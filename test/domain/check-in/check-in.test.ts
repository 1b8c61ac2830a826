import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCheckIn } from '../../../src/domain/check-in/check-in.ts';
import type { CheckIn, Goal } from '../../../src/domain/goal/goal.ts';
import { aCheckIn, aGoal, history } from '../../support/samples.ts';

describe('a goal with one check-in more', () => {
  it('is the next version of it', () => {
    const goal = aGoal({ checkIns: [aCheckIn(81)], version: 7 });
    const next = withCheckIn(goal, aCheckIn(82, { at: new Date('2026-03-02T09:00:00Z') }));
    expect(next).toMatchObject({ version: 8, checkIns: [{ value: 81 }, { value: 82 }] });
    expect(goal.checkIns).toHaveLength(1);
  });

  it('is nothing new where that one is there', () => {
    expect(withCheckIn(aGoal({ checkIns: [aCheckIn(81)] }), aCheckIn(81))).toBeUndefined();
  });

  it('keeps the order in which they were said, whatever the order in which they come', () => {
    const said = history(80, 81, 82, 83, 84);
    fc.assert(
      fc.property(fc.shuffledSubarray(said, { minLength: 5 }), (order) => {
        const goal = order.reduce<Goal>((sum: Goal, one: CheckIn) => withCheckIn(sum, one) ?? sum, aGoal());
        expect(goal.checkIns).toEqual(said);
        expect(goal.version).toBe(6);
      }),
    );
  });
});
