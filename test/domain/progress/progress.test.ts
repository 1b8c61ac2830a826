import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepsBound } from '../../../src/domain/kpi/bound.ts';
import type { BoundKpi, JourneyKpi, RangeKpi } from '../../../src/domain/kpi/kpi.ts';
import { difference, tidy } from '../../../src/domain/kpi/numbers.ts';
import { goalProgress, journeyProgress, meetsTarget, reaches } from '../../../src/domain/progress/progress.ts';
import { CASES } from '../../support/cases.ts';
import { aCheckIn, aGoal, history } from '../../support/samples.ts';

const unit = { kind: 'number' } as const;
const journey = (baseline: number, target: number): JourneyKpi => ({
  direction: target > baseline ? 'increase' : 'decrease',
  unit,
  baseline,
  target,
});
const atLeast: BoundKpi = { direction: 'at-least', unit, target: 90 };
const atMost: BoundKpi = { direction: 'at-most', unit, target: 4 };
const range: RangeKpi = { direction: 'within-range', unit, low: 20, high: 30 };

describe('progress of a journey', () => {
  it.each([
    // baseline, target, value, progress
    [80, 85, 80, 0],
    [80, 85, 82.5, 0.5],
    [80, 85, 85, 1],
    [80, 85, 90, 2],
    [80, 85, 79, -0.2],
    // Onboarding from two weeks to one: ten days are 4/7 of the way.
    [14, 7, 14, 0],
    [14, 7, 10, 0.571428571429],
    [14, 7, 7, 1],
    [14, 7, 3.5, 1.5],
    [14, 7, 21, -1],
    [0, 10, 5, 0.5],
    [0, -10, -5, 0.5],
    [10, 0, 2.5, 0.75],
    [-30, 50, 10, 0.5],
    [-10, -5, -7.5, 0.5],
    [-5, -10, -7.5, 0.5],
    [-10, 10, 0, 0.5],
    [0.1, 0.4, 0.3, 0.666666666667],
    // Decimals that binary numbers only come near.
    [80, 80.3, 80.1, 0.333333333333],
    [1e12, 999_999_999_999.7, 999_999_999_999.9, 0.333333333333],
    [0, 1e12, 999_999_999_999, 0.999999999999],
    [-1e12, 1e12, 0, 0.5],
    [0.001, 0.004, 0.002, 0.333333333333],
    [0, 0.000001, 1e12, 1e18],
    [1e12, -1e12, 0.001, 0.5],
  ])('from %d to %d at %d is %d', (baseline, target, value, progress) => {
    expect(journeyProgress(journey(baseline, target), value)).toBe(progress);
  });

  const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((hundredths) => hundredths / 100);
  const ways = fc
    .tuple(number, number, number)
    .filter(([baseline, target]) => baseline !== target)
    .map(([baseline, target, value]) => ({ kpi: journey(baseline, target), value }));

  it('is the same for a KPI and its mirror image', () => {
    fc.assert(
      fc.property(ways, ({ kpi, value }) => {
        const mirrored = journey(-kpi.baseline, -kpi.target);
        expect(mirrored.direction).not.toBe(kpi.direction);
        expect(journeyProgress(mirrored, -value)).toBe(journeyProgress(kpi, value));
        expect(meetsTarget(mirrored, -value)).toBe(meetsTarget(kpi, value));
      }),
      CASES,
    );
  });

  it('does not depend on where zero is', () => {
    fc.assert(
      fc.property(ways, fc.integer({ min: -1000, max: 1000 }), ({ kpi, value }, shift) => {
        const shifted = journey(kpi.baseline + shift, kpi.target + shift);
        const moved = difference(-shift, value);
        expect(
          journeyProgress(
            { ...shifted, baseline: difference(-shift, kpi.baseline), target: difference(-shift, kpi.target) },
            moved,
          ),
        ).toBe(journeyProgress(kpi, value));
      }),
      CASES,
    );
  });

  it('does not depend on the unit: in cents or in thousands it is the same', () => {
    fc.assert(
      fc.property(ways, fc.constantFrom(10, 100, 1000, 0.1, 0.01, 60, 7), ({ kpi, value }, scale) => {
        const scaled = journey(tidy(kpi.baseline * scale), tidy(kpi.target * scale));
        expect(journeyProgress(scaled, tidy(value * scale))).toBe(journeyProgress(kpi, value));
      }),
      CASES,
    );
  });

  it('is a whole number of decimals that anybody can compute again', () => {
    const cents = fc.integer({ min: -100_000_000, max: 100_000_000 });
    fc.assert(
      fc.property(cents, cents, cents, (from, to, at) => {
        fc.pre(from !== to);
        const exact = (BigInt(at - from) * 10n ** 15n) / BigInt(to - from);
        const progress = journeyProgress(journey(from / 100, to / 100), at / 100);
        expect(Math.abs(progress - Number(exact) / 1e15)).toBeLessThanOrEqual(6e-13 * Math.max(1, Math.abs(progress)));
      }),
      CASES,
    );
  });

  it('grows with every step towards the target', () => {
    fc.assert(
      fc.property(ways, fc.integer({ min: 1, max: 1000 }), ({ kpi, value }, step) => {
        const onward = kpi.direction === 'increase' ? step : -step;
        expect(journeyProgress(kpi, value + onward)).toBeGreaterThan(journeyProgress(kpi, value));
      }),
      CASES,
    );
  });

  it('is a whole exactly where the target is met, and never a negative zero', () => {
    fc.assert(
      fc.property(ways, ({ kpi, value }) => {
        const progress = journeyProgress(kpi, value);
        expect(progress >= 1).toBe(meetsTarget(kpi, value));
        expect(Object.is(progress, -0)).toBe(false);
        expect(journeyProgress(kpi, kpi.baseline)).toBe(0);
        expect(journeyProgress(kpi, kpi.target)).toBe(1);
      }),
      CASES,
    );
  });
});

describe('a bound', () => {
  it.each([
    [atLeast, 89.99, false],
    [atLeast, 90, true],
    [atLeast, 91, true],
    [atMost, 3, true],
    [atMost, 4, true],
    [atMost, 4.01, false],
    [range, 19.99, false],
    [range, 20, true],
    [range, 30, true],
    [range, 30.01, false],
  ] as const)('is inclusive: %o at %d is %s', (kpi, value, kept) => {
    expect(keepsBound(kpi, value)).toBe(kept);
    expect(meetsTarget(kpi, value)).toBe(kept);
  });
});

describe('reaching a mark', () => {
  it('is at it or beyond it, in the direction of the KPI', () => {
    expect([81, 82, 83].map((value) => reaches(journey(80, 85), value, 82))).toEqual([false, true, true]);
    expect([13, 12, 11].map((value) => reaches(journey(14, 7), value, 12))).toEqual([false, true, true]);
  });
});

describe('progress of a goal', () => {
  it('is unknown where nothing was said', () => {
    expect(goalProgress(aGoal())).toBeUndefined();
    expect(goalProgress(aGoal({ kpi: atLeast }))).toBeUndefined();
  });

  it('is that of the last value on a journey', () => {
    expect(goalProgress(aGoal({ checkIns: history(85, 81) }))).toBe(0.2);
  });

  it('is the share of months that kept a bound', () => {
    const monthly = (...values: number[]) =>
      values.map((value, index) => aCheckIn(value, { id: `${index}`, on: `2026-0${index + 1}-28` }));
    expect(goalProgress(aGoal({ kpi: atLeast, checkIns: monthly(95, 80, 90) }))).toBe(0.666666666667);
    expect(goalProgress(aGoal({ kpi: atMost, checkIns: monthly(5, 6) }))).toBe(0);
    expect(goalProgress(aGoal({ kpi: range, checkIns: monthly(20, 30, 25, 25) }))).toBe(1);
  });
});
