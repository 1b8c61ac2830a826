import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parentProblem, weightProblem, weightsOf } from '../../../src/domain/goal/parents.ts';
import { cases } from '../../support/cases.ts';
import { aGoal } from '../../support/samples.ts';

const goal = (id: string) => aGoal({ id });
const weighing = (...weights: readonly (number | undefined)[]) =>
  weights.map((weight) => (weight === undefined ? {} : { weight }));

describe('a goal that serves another one', () => {
  it('has a parent that is there and runs', () => {
    expect(parentProblem('a', [], 0)).toEqual({ code: 'parent-gone' });
    expect(parentProblem('a', [aGoal({ id: 'b', state: 'missed' })], 0)).toEqual({ code: 'parent-gone' });
    expect(parentProblem('a', [aGoal({ id: 'b', state: 'draft' })], 0)).toBeUndefined();
    expect(parentProblem(undefined, [goal('b')], 0)).toBeUndefined();
  });

  it('is in no circle, through however many goals', () => {
    for (const above of [['a'], ['b', 'a'], ['c', 'b', 'a']]) {
      expect(parentProblem('a', above.map(goal), 0)).toEqual({ code: 'parent-circle' });
    }
  });

  it('stands in three levels at the most, those below it counted', () => {
    const [year, quarter, third] = ['year', 'quarter', 'third'].map(goal);
    if (year === undefined || quarter === undefined || third === undefined) throw new Error('no goals');
    const deep = { code: 'too-many-levels', max: 3 };
    expect(parentProblem('a', [quarter, year], 0)).toBeUndefined();
    expect(parentProblem('a', [third, quarter, year], 0)).toEqual(deep);
    expect(parentProblem('a', [year], 1)).toBeUndefined();
    expect(parentProblem('a', [year], 2)).toEqual(deep);
    expect(parentProblem('a', [quarter, year], 1)).toEqual(deep);
  });
});

describe('the weights of goals that serve one goal', () => {
  it.each([
    [undefined, [], undefined],
    [undefined, [undefined, undefined], undefined],
    [100, [], undefined],
    [60, [40], undefined],
    [33.3, [33.3, 33.4], undefined],
    [60, [undefined], undefined],
    [undefined, [60, 30], undefined],
    [60, [], { code: 'weights-sum', sum: 60 }],
    [60, [50], { code: 'weights-sum', sum: 110 }],
    [0.1, [0.2], { code: 'weights-sum', sum: 0.3 }],
    [60, [40, undefined], { code: 'weights-full', sum: 100, without: 1 }],
    [undefined, [60, 50, undefined], { code: 'weights-full', sum: 110, without: 2 }],
  ])('%j beside %j', (weight, siblings, problem) => {
    expect(weightProblem(weight, weighing(...siblings))).toEqual(problem);
  });

  it('leave an even part to those without one', () => {
    const all = weighing(40, undefined, undefined).map((one, index) => ({ id: `g${index}`, ...one }));
    expect([...weightsOf(all).values()]).toEqual([40, 30, 30]);
  });

  it('come to the whole where they hold up, whichever has none', () => {
    const weight = fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 8 }), ([first, ...others]) => {
        fc.pre(weightProblem(first, weighing(...others)) === undefined);
        const all = weighing(first, ...others).map((one, index) => ({ id: `g${index}`, ...one }));
        const sum = [...weightsOf(all).values()].reduce((whole, one) => whole + one, 0);
        expect(sum).toBeCloseTo(100);
      }),
      cases(200),
    );
  });
});
