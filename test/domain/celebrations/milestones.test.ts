import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { celebrations, reachedBy, undoneBy } from '../../../src/domain/celebrations/celebrations.ts';
import type { GoalChange } from '../../../src/domain/goal/goal.ts';
import { quarterMarks } from '../../../src/domain/goal/kpi-input.ts';
import type { JourneyKpi } from '../../../src/domain/kpi/kpi.ts';
import { aCheckIn, aGoal, history } from '../../support/samples.ts';

const unit = { kind: 'number' } as const;
const up: JourneyKpi = { direction: 'increase', unit, baseline: 0, target: 100, stretch: 120 };
const down: JourneyKpi = { direction: 'decrease', unit, baseline: 100, target: 0, stretch: -20 };

/** Which mark each of the values reached, by its key. */
function reached(kpi: JourneyKpi, ...values: number[]): (string | undefined)[] {
  const goal = aGoal({ kpi, milestones: quarterMarks(kpi), checkIns: history(...values) });
  const found = reachedBy(goal);
  return goal.checkIns.map(({ id }) => found.get(id)?.key);
}

describe('a target that was changed', () => {
  const change = (was: JourneyKpi, now: JourneyKpi): GoalChange => {
    return { id: `${was.target}`, by: 'U1', at: new Date(0), was: { kpi: was }, now: { kpi: now } };
  };
  const keys = (kpi: JourneyKpi, changes: readonly GoalChange[], ...values: number[]) =>
    celebrations(aGoal({ kpi, changes, checkIns: history(...values) })).flatMap(({ reached }) =>
      ['target', 'stretch'].includes(reached.what) ? [reached.key] : [],
    );
  const { stretch: _, ...plain } = up;
  const raised = { ...plain, target: 110 };

  it('is another event than the one before, and the first one is itself again where it comes back', () => {
    expect(keys(plain, [], 100)).toEqual(['target']);
    expect(keys(raised, [change(plain, raised)], 100, 110)).toEqual(['target:110:number']);
    expect(keys(plain, [change(plain, raised), change(raised, plain)], 100)).toEqual(['target']);
    const money: JourneyKpi = { ...plain, unit: { kind: 'currency', currency: 'EUR' } };
    expect(keys(money, [change(plain, money)], 100)).toEqual(['target:100:currency']);
  });

  it('stays celebrated, and is taken back where its value was wrong', () => {
    const wrong = history(100);
    const corrected = aCheckIn(50, { id: 'k', at: new Date('2026-03-01T09:00:00Z'), on: '2026-02-01', corrects: 'c1' });
    const goal = aGoal({ kpi: raised, changes: [change(plain, raised)], checkIns: [...wrong, corrected] });
    expect(undoneBy(goal, corrected)).toMatchObject([{ key: 'target', value: 100 }]);
    const smaller = { ...corrected, value: 104 };
    expect(undoneBy({ ...goal, checkIns: [...wrong, smaller] }, smaller)).toEqual([]);
  });

  it('has the plain name for a stretch target that was added later', () => {
    expect(keys(up, [change(plain, up)], 120)).toEqual(['target', 'stretch']);
    const further = { ...up, stretch: 130 };
    expect(keys(further, [change(plain, up), change(up, further)], 130)).toEqual(['target', 'stretch:130:number']);
  });
});

describe('what check-ins reached', () => {
  it('is each mark of the journey, in its order', () => {
    expect(reached(up, 10, 25, 60, 80, 100, 120, 130)).toEqual([
      undefined,
      'q1',
      'q2',
      'q3',
      'target',
      'stretch',
      undefined,
    ]);
    expect(reached(down, 90, 75, 40, 20, 0, -20, -30)).toEqual([
      undefined,
      'q1',
      'q2',
      'q3',
      'target',
      'stretch',
      undefined,
    ]);
  });

  it('is the furthest of several, and those that were passed over are not made up for', () => {
    expect(reached(up, 80, 60, 30)).toEqual(['q3', undefined, undefined]);
    expect(reached(up, 200)).toEqual(['stretch']);
    expect(reached(down, -100, 50)).toEqual(['stretch', undefined]);
  });

  it('is reached once, however often the value falls back', () => {
    expect(reached(up, 30, 10, 30, 55, 20, 55)).toEqual(['q1', undefined, undefined, 'q2', undefined, undefined]);
    expect(reached(down, 70, 90, 70, 45, 80, 45)).toEqual(['q1', undefined, undefined, 'q2', undefined, undefined]);
  });

  it('names the mark and not the value that was reported', () => {
    const milestones = [{ id: 'm1', value: 40, title: 'Forty' }];
    const goal = aGoal({ kpi: up, milestones, checkIns: history(47) });
    expect([...reachedBy(goal).values()]).toEqual([
      {
        what: 'milestone',
        key: 'm1',
        value: 40,
        milestone: 'Forty',
        unit,
        title: 'Client retention',
        goal: 'retention',
        owner: 'U1',
      },
    ]);
  });

  it('does not mind in which order milestones were named', () => {
    const milestones = [60, 20, 40].map((value) => ({ id: `m${value}`, value }));
    const goal = aGoal({ kpi: up, milestones, checkIns: history(25, 45, 65) });
    expect([...reachedBy(goal).values()].map(({ key }) => key)).toEqual(['m20', 'm40', 'm60']);
  });

  it('has no stretch where none was set, and nothing for a bound', () => {
    const { stretch: _, ...plain } = up;
    expect(reached(plain, 130, 140)).toEqual(['target', undefined]);
    const bound = aGoal({ kpi: { direction: 'at-least', unit, target: 1 }, checkIns: history(1, 2) });
    expect(reachedBy(bound).size).toBe(0);
  });

  it('holds each mark once whatever the values do, and the same both ways', () => {
    const values = fc.array(fc.integer({ min: -50, max: 150 }), { maxLength: 30 });
    fc.assert(
      fc.property(values, (list) => {
        const keys = reached(up, ...list).flatMap((key) => key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
        expect(reached(down, ...list.map((value) => 100 - value))).toEqual(reached(up, ...list));
        // What was reached does not change by what is said later.
        expect(reached(up, ...list.slice(0, -1))).toEqual(reached(up, ...list).slice(0, -1));
      }),
    );
  });
});
