import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedFields,
  decidedAfter,
  decidedAt,
  MAX_CHANGES,
  needsReason,
  withChange,
} from '../../../src/domain/goal/changes.ts';
import type { Decisions, Goal } from '../../../src/domain/goal/goal.ts';
import { cases } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const KPI = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 90 } as const;

/** Fails where nothing changed. */
function changed(goal: Goal, decisions: Decisions, id = 'x1', day = 5): Goal {
  const result = withChange(goal, decisions, { id, by: 'U1', at: at(day) });
  if (!result.ok) throw new Error(result.why);
  return result.goal;
}

describe('a change of a goal', () => {
  it('is appended with who, when and why, and from what to what', () => {
    const goal = aGoal({ title: 'Old', description: 'gone soon' });
    const made = { id: 'x1', by: 'U9', at: at(5), reason: 'asked for' };
    const result = withChange(goal, { title: 'New', description: null, category: goal.category }, made);
    expect(result).toMatchObject({
      ok: true,
      goal: { title: 'New', version: goal.version + 1 },
      change: {
        ...made,
        was: { title: 'Old', description: 'gone soon' },
        now: { title: 'New', description: null },
      },
    });
    expect(result.ok && 'description' in result.goal).toBe(false);
  });

  it('is none where everything is as decided, in whichever order a number says it', () => {
    const goal = aGoal({ kpi: KPI });
    const { target, baseline, unit, direction } = KPI;
    expect(changedFields(goal, { kpi: { target, baseline, unit, direction } })).toEqual([]);
    expect(withChange(goal, { title: goal.title }, { id: 'x1', by: 'U1', at: at(5) })).toEqual({
      ok: false,
      why: 'unchanged',
    });
  });

  it('is made once, however often it is sent', () => {
    const once = changed(aGoal(), { title: 'New' });
    const again = withChange({ ...once, title: 'Later' }, { title: 'New' }, { id: 'x1', by: 'U1', at: at(6) });
    expect(again).toEqual({ ok: false, why: 'unchanged' });
  });

  it(`is refused beyond ${MAX_CHANGES}`, () => {
    const change = { by: 'U1', at: at(5), was: { title: 'a' }, now: { title: 'b' } };
    const full = aGoal({ changes: Array.from({ length: MAX_CHANGES }, (_, index) => ({ id: `${index}`, ...change })) });
    expect(withChange(full, { title: 'New' }, { id: 'x', by: 'U1', at: at(6) })).toEqual({ ok: false, why: 'full' });
  });

  it('needs a reason where number, due date or owner change after the first value', () => {
    expect(needsReason(aGoal(), ['kpi', 'due', 'owner'])).toBe(false);
    const answered = aGoal({ checkIns: [aCheckIn(81)] });
    expect(needsReason(answered, ['title', 'description', 'milestones'])).toBe(false);
    for (const field of ['kpi', 'due', 'owner'] as const) expect(needsReason(answered, ['title', field])).toBe(true);
  });
});

describe('a goal as it was', () => {
  it('has what was decided by then, and the changes made by then', () => {
    const goal = aGoal({ title: 'One' });
    const later = changed(changed(goal, { title: 'Two', serves: 'growth' }, 'x1', 5), { title: 'Three' }, 'x2', 9);
    expect(decidedAt(later, at(4))).toMatchObject({ title: 'One', changes: [] });
    expect('serves' in decidedAt(later, at(4))).toBe(goal.serves !== undefined);
    expect(decidedAt(later, at(5))).toMatchObject({ title: 'Two', serves: 'growth', changes: [{ id: 'x1' }] });
    expect(decidedAt(later, at(9))).toEqual(later);
    expect(decidedAfter(later, 1)).toEqual(decidedAt(later, at(5)));
  });

  const decisions = fc.record(
    {
      title: fc.constantFrom('a', 'b', 'c'),
      description: fc.constantFrom('long', 'short', null),
      owner: fc.constantFrom('U1', 'U2'),
      due: fc.constantFrom('2026-06-30', '2026-09-30'),
      kpi: fc.constantFrom(KPI, { ...KPI, target: 95 }, { direction: 'at-least', unit: KPI.unit, target: 90 } as const),
      cadence: fc.constantFrom('weekly', 'monthly', null),
      state: fc.constantFrom('active', 'achieved', 'dropped'),
      outcome: fc.constantFrom({ score: 0.7 }, { score: 1, learned: 'much' }, null),
    },
    { requiredKeys: [] },
  );

  it('is known at every moment of its life, whatever was changed in whichever order', () => {
    const run = (steps: readonly Decisions[]) => {
      const known = [aGoal()];
      for (const [index, step] of steps.entries()) {
        const before = known.at(-1) ?? aGoal();
        const result = withChange(before, step, { id: `x${index}`, by: 'U1', at: at(index + 1) });
        known.push(result.ok ? result.goal : before);
      }
      const last = known.at(-1) ?? aGoal();
      for (const [day, then] of known.entries()) {
        // What follows from a change is done or not, whichever day is looked at.
        const { version: _, unsettledSince: __, changes = [], ...decided } = then;
        const { version: ___, unsettledSince: ____, changes: kept = [], ...found } = decidedAt(last, at(day));
        expect(found).toEqual(decided);
        expect(kept).toEqual(changes);
      }
    };
    fc.assert(fc.property(fc.array(decisions, { maxLength: 8 }), run), cases(300));
  });
});
