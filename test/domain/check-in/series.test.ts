import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckIn, Goal } from '../../../src/domain/goal/goal.ts';
import { latestTwo, seriesKnownAt, seriesOf } from '../../../src/domain/history/series.ts';
import { suggestStatus } from '../../../src/domain/progress/pace.ts';
import { goalProgress } from '../../../src/domain/progress/progress.ts';
import { standingOf } from '../../../src/domain/progress/standing.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const said = (id: string, on: string, value: number, at: string): CheckIn =>
  aCheckIn(value, { id, on, at: new Date(`${at}:00Z`) });
const first = said('first', '2026-02-02', 81, '2026-02-02T09:00');
const second = said('second', '2026-03-02', 82, '2026-03-02T09:00');
const backdated = said('backdated', '2026-02-16', 84, '2026-03-03T09:00');
const corrected = said('corrected', '2026-02-02', 80, '2026-03-04T09:00');

describe('the series of values', () => {
  it('goes by the day that a value is of', () => {
    expect(seriesOf([first, second, backdated])).toEqual([
      { on: '2026-02-02', value: 81 },
      { on: '2026-02-16', value: 84 },
      { on: '2026-03-02', value: 82 },
    ]);
  });

  it('has one value a day: what was said last', () => {
    expect(seriesOf([first, second, corrected])).toEqual([
      { on: '2026-02-02', value: 80 },
      { on: '2026-03-02', value: 82 },
    ]);
  });

  it('can be told as it was known at a moment', () => {
    const all = [first, second, backdated, corrected];
    const known = (moment: string) => seriesKnownAt(all, new Date(moment)).map(({ value }) => value);
    expect(known('2026-01-31T00:00:00Z')).toEqual([]);
    expect(known('2026-03-02T09:00:00Z')).toEqual([81, 82]);
    expect(known('2026-03-03T12:00:00Z')).toEqual([81, 84, 82]);
    expect(known('2026-12-31T00:00:00Z')).toEqual([80, 84, 82]);
  });

  it('ends with the value that counts now, whatever was said last', () => {
    expect(latestTwo([first, second, backdated, corrected]).map((one) => one?.id)).toEqual(['second', 'backdated']);
    expect(latestTwo([first])).toEqual([first, undefined]);
    expect(latestTwo([])).toEqual([undefined, undefined]);
    const goal = aGoal({ checkIns: [first, second, backdated] });
    expect(goalProgress(goal)).toBe(0.4);
    expect(standingOf(goal, '2026-03-05', String)).toMatchObject({ value: 82, previous: 84, on: '2026-03-02' });
  });

  const day = fc
    .integer({ min: 1, max: 28 })
    .map((number) => `2026-0${1 + (number % 6)}-${String(number).padStart(2, '0')}`);
  const checkIns = fc
    .array(fc.tuple(day, fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((some) =>
      some.map(([on, value, minute], index) => said(`c${index}`, on, value / 10, `2026-07-01T09:0${minute}`)),
    );
  const shuffled = checkIns.chain((some) =>
    fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
  );

  it('does not depend on the order in which late values came, nor does what is told from it', () => {
    const kpis: Goal['kpi'][] = [
      { direction: 'decrease', unit: { kind: 'number' }, baseline: 40, target: -40 },
      { direction: 'within-range', unit: { kind: 'number' }, low: -10, high: 30 },
    ];
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...kpis), ([inOrder, late], kpi) => {
        const goal = aGoal({ kpi, checkIns: inOrder });
        const same = aGoal({ kpi, checkIns: late });
        expect(seriesOf(late)).toEqual(seriesOf(inOrder));
        expect(latestTwo(late)[0]).toEqual(latestTwo(inOrder)[0]);
        expect(goalProgress(same)).toBe(goalProgress(goal));
        expect(suggestStatus(same, 7, '2026-09-01')).toBe(suggestStatus(goal, 7, '2026-09-01'));
        expect(latestTwo(inOrder)[0]?.value).toBe(seriesOf(inOrder).at(-1)?.value);
      }),
      CASES,
    );
  });
});
