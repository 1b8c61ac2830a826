import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCheckIn } from '../../../src/domain/check-in/check-in.ts';
import { withChange } from '../../../src/domain/goal/changes.ts';
import {
  closingOf,
  closingsOf,
  isClosed,
  openedAfter,
  undoableClosing,
  undoOf,
} from '../../../src/domain/goal/closing.ts';
import type { Decisions, Goal } from '../../../src/domain/goal/goal.ts';
import { cases } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));
function changed(goal: Goal, decisions: Decisions, id: string, hour: number): Goal {
  const result = withChange(goal, decisions, { id, by: 'U1', at: at(hour) });
  return result.ok ? result.goal : goal;
}

/** What can be done with a goal, an hour after the other. */
const STEPS = {
  close: (goal: Goal, hour: number) =>
    changed(goal, { state: 'missed', outcome: { score: hour / 20 } }, `x${hour}`, hour),
  undo: (goal: Goal, hour: number) => {
    const closing = undoableClosing(goal, at(hour));
    return closing ? changed(goal, closing.was, undoOf(closing), hour) : goal;
  },
  reopen: (goal: Goal, hour: number) =>
    isClosed(goal) ? changed(goal, { state: 'active', outcome: null }, `x${hour}`, hour) : goal,
  'carry on': (goal: Goal, hour: number) => changed(goal, { due: `2027-01-${10 + hour}` }, `x${hour}`, hour),
  answer: (goal: Goal, hour: number) => withCheckIn(goal, aCheckIn(hour, { id: `c${hour}`, at: at(hour) })) ?? goal,
} as const;

describe('a closing', () => {
  it('is undone within a day, and is known as undone or as opened again', () => {
    const closed = changed(aGoal(), { state: 'missed', outcome: { score: 0.3 } }, 'x1', 0);
    const closing = closingOf(closed);
    expect(closing).toMatchObject({ id: 'x1' });
    expect(undoableClosing(closed, at(23))).toBe(closing);
    expect(undoableClosing(closed, at(24))).toBeUndefined();
    if (closing === undefined) return;
    const undone = changed(closed, closing.was, undoOf(closing), 1);
    expect(undone).toMatchObject({ state: 'active' });
    expect('outcome' in undone).toBe(false);
    expect([closingOf(undone), closingsOf(undone)]).toEqual([undefined, [closing]]);
    expect(openedAfter(undone, closing)?.id).toBe(undoOf(closing));
  });

  it('is what a goal that was closed before changes were kept has none of', () => {
    const old = aGoal({ state: 'dropped' });
    expect([isClosed(old), closingOf(old), undoableClosing(old, at(0))]).toEqual([true, undefined, undefined]);
  });

  it('loses no value, whatever is closed, undone, opened again and answered in whichever order', () => {
    const steps = fc.array(fc.constantFrom('close', 'undo', 'reopen', 'answer', 'carry on'), { maxLength: 20 });
    const run = (all: readonly (keyof typeof STEPS)[]) => {
      const goal = all.reduce((before, step, hour) => STEPS[step](before, hour), aGoal());
      const answers = all.flatMap((step, hour) => (step === 'answer' ? [`c${hour}`] : []));
      expect(goal.checkIns.map(({ id }) => id)).toEqual(answers);
      expect(isClosed(goal)).toBe(goal.outcome !== undefined);
      expect(isClosed(goal)).toBe(closingOf(goal) !== undefined);
    };
    fc.assert(fc.property(steps, run), cases(300));
  });
});
