import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../../src/domain/history/series.ts';
import type { BoundKpi, RangeKpi } from '../../../src/domain/kpi/kpi.ts';
import { currentStreak, periodBefore, periodsOf, shareKept } from '../../../src/domain/progress/periods-kept.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn } from '../../support/samples.ts';

const unit = { kind: 'number' } as const;
const atMost: BoundKpi = { direction: 'at-most', unit, target: 4 };
const range: RangeKpi = { direction: 'within-range', unit, low: 20, high: 30 };
const on = (day: string, value: number) =>
  aCheckIn(value, { id: `${day}-${value}`, on: day, at: new Date(`${day}T09:00:00Z`) });
/** One value a month from January 2026 on; undefined leaves the month out. */
const months = (...values: (number | undefined)[]) =>
  values.flatMap((value, index) =>
    value === undefined
      ? []
      : [on(`${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-15`, value)],
  );

describe('the months of a bound', () => {
  it('have one value each: the last of the month', () => {
    const said = [on('2026-01-05', 9), on('2026-01-31', 3), on('2026-02-01', 5), on('2026-02-28', 4.01)];
    expect(periodsOf(atMost, said)).toEqual([
      { month: '2026-01', value: 3, kept: true },
      { month: '2026-02', value: 4.01, kept: false },
    ]);
  });

  it('count where they have a value', () => {
    expect(shareKept(atMost, months(3, undefined, undefined, 5))).toBe(0.5);
    expect(shareKept(range, months(20, 30, 25, 31))).toBe(0.75);
    expect(shareKept(range, [])).toBeUndefined();
  });

  it('are found before a day, in the months before its own', () => {
    const said = months(3, 5, undefined, 2);
    expect(periodBefore(atMost, seriesOf(said), '2026-04-30')).toMatchObject({ month: '2026-02', kept: false });
    expect(periodBefore(atMost, seriesOf(said), '2026-01-31')).toBeUndefined();
  });
});

describe('the current streak', () => {
  it.each([
    [[], 0],
    [[3], 1],
    [[5], 0],
    [[5, 3, 4], 2],
    [[3, 3, 5], 0],
    [[3, 5, 3, 3, 3], 3],
    // Nobody knows what a month without a value was.
    [[3, 3, undefined, 3], 1],
    [[3, undefined, undefined], 1],
    // It goes on into the next year.
    [[5, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 13],
  ])('of %j at most 4 is %d', (values, streak) => {
    expect(currentStreak(atMost, months(...values))).toBe(streak);
  });

  const values = fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }), { maxLength: 24 });

  it('and the share are the same for the mirror image of a bound', () => {
    const atLeast: BoundKpi = { direction: 'at-least', unit, target: -4 };
    fc.assert(
      fc.property(values, (some) => {
        const mirrored = months(...some.map((value) => (value === undefined ? undefined : -value)));
        expect(shareKept(atLeast, mirrored)).toBe(shareKept(atMost, months(...some)));
        expect(currentStreak(atLeast, mirrored)).toBe(currentStreak(atMost, months(...some)));
      }),
      CASES,
    );
  });

  it('is bounded by the months, and grows by one with a month that keeps it', () => {
    fc.assert(
      fc.property(values, (some) => {
        const said = months(...some);
        const streak = currentStreak(atMost, said);
        expect(streak).toBeLessThanOrEqual(periodsOf(atMost, said).filter(({ kept }) => kept).length);
        const ended = some.length > 0 && some.at(-1) === undefined;
        expect(currentStreak(atMost, months(...some, 4))).toBe(ended ? 1 : streak + 1);
        expect(currentStreak(atMost, months(...some, 5))).toBe(0);
        const share = shareKept(atMost, said) ?? 0;
        expect(share >= 0 && share <= 1).toBe(true);
        expect(shareKept(atMost, months(...some, 4)) ?? 0).toBeGreaterThanOrEqual(share);
      }),
      CASES,
    );
  });
});
