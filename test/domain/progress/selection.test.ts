import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf, select } from '../../../src/domain/progress/selection.ts';
import { CASES } from '../../support/cases.ts';

const numbers = fc.oneof(
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 200 }),
  // Few different ones, so that many are the same.
  fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 200 }),
);
/** As numbers, of which 0 and -0 are one: `part` may change their places. */
const sorted = (list: readonly number[]) => list.map((one) => one + 0).toSorted((one, other) => one - other);
/** The mean of two doubles, however large. */
const mean = (one: number, other: number) =>
  Math.max(Math.abs(one), Math.abs(other)) > 1e300 ? one / 2 + other / 2 : (one + other) / 2;

describe('the number at a rank', () => {
  it('is the one that stands there when they are sorted, and parts the others', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (list, any) => {
        const rank = any % list.length;
        const found = Float64Array.from(list);
        const value = select(found, rank);
        expect(value).toBeCloseTo(sorted(list)[rank] ?? Number.NaN, 15);
        expect(sorted([...found])).toEqual(sorted(list));
        expect(found.slice(0, rank).every((one) => one <= value)).toBe(true);
        expect(found.slice(rank).every((one) => one >= value)).toBe(true);
      }),
      { ...CASES, examples: [[[0, -0, 0], 0]] },
    );
  });

  it('is found within a part, and the others stay where they are', () => {
    const list = Float64Array.from([9, 5, 3, 4, 1]);
    expect(select(list, 2, 1, 4)).toBe(4);
    expect([list[0], list[4]]).toEqual([9, 1]);
  });

  it('is found in what would part badly', () => {
    const organ = Float64Array.from({ length: 2000 }, (_, index) => (index < 1000 ? index : 2000 - index));
    expect(select(organ, 1000)).toBe(500);
    expect(select(new Float64Array(2000), 700)).toBe(0);
  });
});

describe('the median', () => {
  it('is the middle one, or the mean of the two in the middle', () => {
    expect(medianOf(Float64Array.from([3, 1, 2]))).toBe(2);
    expect(medianOf(Float64Array.from([4, 1, 3, 2]))).toBe(2.5);
    expect(medianOf(Float64Array.from([7]))).toBe(7);
    fc.assert(
      fc.property(numbers, (list) => {
        const all = sorted(list);
        const [lower = 0, upper = 0] = [all[(all.length - 1) >> 1], all[all.length >> 1]];
        expect(medianOf(Float64Array.from(list))).toBeCloseTo(lower === upper ? lower : mean(upper, lower), 15);
      }),
      CASES,
    );
  });

  it('is a number between those in the middle where their sum is none', () => {
    expect(medianOf(Float64Array.from([Number.MAX_VALUE, Number.MAX_VALUE]))).toBe(Number.MAX_VALUE);
    expect(medianOf(Float64Array.from([-1.5e308, -1.7e308]))).toBe(-1.6e308);
  });
});
