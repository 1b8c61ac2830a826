import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { byParent, objectiveOf } from '../../../src/domain/report/objective.ts';
import { rollUp } from '../../../src/domain/report/roll-up.ts';
import { kpiKey } from '../../../src/domain/round/due-items.ts';
import { cases } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const TOP = { id: 'top' };
/** On its way from 0 to 100, at a value. */
const at = (id: string, value: number | undefined, more: Partial<Goal> = {}): Goal =>
  aGoal({
    id,
    title: id,
    parent: 'top',
    kpi: { direction: 'increase', unit: { kind: 'number' }, baseline: 0, target: 100 },
    checkIns: value === undefined ? [] : [aCheckIn(value)],
    ...more,
  });
const together = (...goals: Goal[]) => rollUp(TOP, byParent(goals));

describe('what goals come to together', () => {
  it('is their mean, each alike where none has a weight', () => {
    expect(together(at('a', 20), at('b', 60))).toEqual({
      progress: 0.4,
      known: 2,
      of: 2,
      counted: ['a', 'b'],
      shared: false,
    });
  });

  it('is by weight, and who has none shares what is left', () => {
    expect(together(at('a', 100, { weight: 60 }), at('b', 0, { weight: 40 })).progress).toBe(0.6);
    expect(together(at('a', 100, { weight: 60 }), at('b', 0), at('c', 50)).progress).toBe(0.7);
  });

  it('is unknown where none has a value, and leaves out those without one', () => {
    expect(together(at('a', undefined), at('b', undefined))).toMatchObject({ known: 0, of: 2 });
    expect(together(at('a', undefined))).not.toHaveProperty('progress');
    expect(together(at('a', 20, { weight: 10 }), at('b', undefined, { weight: 90 }))).toMatchObject({
      progress: 0.2,
      known: 1,
      of: 2,
    });
    expect(together()).toMatchObject({ known: 0, of: 0 });
  });

  it('takes nothing beyond the whole, and nothing below none', () => {
    expect(together(at('a', 300), at('b', 0)).progress).toBe(0.5);
    expect(together(at('a', -300), at('b', 100)).progress).toBe(0.5);
  });

  it('counts what was closed with its score, and drafts and dropped ones not', () => {
    const closed = at('a', 90, { state: 'missed', outcome: { score: 0.4 } });
    expect(together(closed, at('b', 80)).progress).toBe(0.6);
    const dropped = at('c', 0, { state: 'dropped', outcome: { score: 0 }, weight: 50 });
    expect(together(at('a', 40, { weight: 50 }), dropped, at('d', 0, { state: 'draft' }))).toMatchObject({
      progress: 0.4,
      known: 1,
      of: 1,
    });
    // Closed by an earlier version, without a score.
    expect(together(at('a', 90, { state: 'missed' })).progress).toBe(0.9);
  });

  it('counts a KPI once, with the goal on it that is due last', () => {
    const quarter = at('quarter', 100, { kpiId: 'k', due: '2026-03-31' });
    const year = at('year', 20, { kpiId: 'k', due: '2026-12-31' });
    const found = together(quarter, year, at('c', 60));
    expect(found).toMatchObject({ progress: 0.4, known: 3, of: 3, counted: ['c', 'year'] });
    expect(found.shared).toBe(true);
    // Also where it stands on another level.
    const below = at('below', 20, { kpiId: 'k', parent: 'middle', due: '2027-12-31' });
    expect(together(quarter, at('middle', 90), below, at('c', 60)).progress).toBe(0.4);
  });

  it('counts a goal with what is below it, and with its own value while that is unknown', () => {
    const middle = at('middle', 90);
    expect(together(middle, at('leaf', 10, { parent: 'middle' })).progress).toBe(0.1);
    expect(together(middle, at('leaf', undefined, { parent: 'middle' })).progress).toBe(0.9);
  });

  it('ends in a circle, and below the third level', () => {
    const circle = [at('a', 10, { parent: 'b' }), at('b', 20, { parent: 'a' }), at('c', 30, { parent: 'c' })];
    for (const goal of circle) expect(rollUp(goal, byParent(circle)).of).toBe(goal.id === 'c' ? 0 : 1);
    expect(objectiveOf({ id: 'c' }, byParent(circle), '2026-03-01')).toBeUndefined();
    const fourth = [at('m', undefined), at('n', 40, { parent: 'm' }), at('o', 90, { parent: 'n' })];
    expect(together(...fourth).progress).toBe(0.4);
  });

  const value = fc.option(fc.integer({ min: -50, max: 200 }), { nil: undefined });
  const kpiId = fc.constantFrom('k1', 'k2', 'k3', undefined);
  const states = fc.constantFrom<Partial<Goal>>(
    { state: 'active' },
    { state: 'draft' },
    { state: 'dropped' },
    { state: 'missed', outcome: { score: 0.3 } },
  );
  const weight = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
  const due = fc.constantFrom('2026-06-30', '2026-12-31');
  /** Any goals with any parents, circles among them. */
  const forest = fc
    .array(fc.record({ value, kpiId, states, weight, due, parent: fc.nat({ max: 8 }) }), { maxLength: 8 })
    .map((all) =>
      all.map((one, index) => {
        const parent = one.parent === 8 ? 'top' : `g${one.parent}`;
        const optional = { ...(one.kpiId && { kpiId: one.kpiId }), ...(one.weight && { weight: one.weight }) };
        return at(`g${index}`, one.value, { parent, due: one.due, ...one.states, ...optional });
      }),
    );

  it('counts no value twice, whatever serves what', () => {
    fc.assert(
      fc.property(forest, (goals) => {
        const { counted, progress } = together(...goals);
        const keys = goals.filter(({ id }) => counted.includes(id)).map(kpiKey);
        expect(new Set(keys).size).toBe(counted.length);
        if (progress !== undefined) expect(progress >= 0 && progress <= 1).toBe(true);
      }),
      cases(300),
    );
  });

  it('is the same in whatever order the goals come', () => {
    const shuffled = forest.chain((goals) =>
      fc.tuple(fc.constant(goals), fc.shuffledSubarray(goals, { minLength: goals.length })),
    );
    fc.assert(
      fc.property(shuffled, ([goals, other]) => {
        const [one, two] = [together(...goals), together(...other)];
        expect(two).toEqual(one);
      }),
      cases(300),
    );
  });

  it('is the same with a level between: three levels agree with two', () => {
    const leaves = fc.array(fc.record({ value, kpiId, weight, due }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(leaves, value, (all, own) => {
        const below = (parent: string) =>
          all.map((one, index) => {
            const optional = { ...(one.kpiId && { kpiId: one.kpiId }), ...(one.weight && { weight: one.weight }) };
            return at(`g${index}`, one.value, { parent, due: one.due, ...optional });
          });
        const two = together(...below('top'));
        const three = together(at('middle', own), ...below('middle'));
        if (two.progress !== undefined) expect(three.progress).toBeCloseTo(two.progress, 9);
        else if (two.known === 0 && own === undefined) expect(three.progress).toBeUndefined();
      }),
      cases(300),
    );
  });
});
