import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf } from '../../../src/domain/progress/selection.ts';
import { CONFIDENCE, theilSen } from '../../../src/domain/progress/theil-sen.ts';
import { CASES } from '../../support/cases.ts';

const trendOf = (xs: number[], ys: number[]) => theilSen(Float64Array.from(xs), Float64Array.from(ys));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('the trend', () => {
  it('is the line where the points are on one', () => {
    expect(trendOf([0, 1, 3, 7], [10, 12, 16, 24])).toEqual({ slope: 2, low: 2, high: 2 });
  });

  it('is the median of the slopes of all pairs, with an interval by their ranks', () => {
    // The slopes of the pairs, sorted: 1, 1, 1, 5/3, 2, 3. C = 1.2816 * sqrt(4 * 3 * 13 / 18) = 3.77, and
    // M = (6 - 3.77) / 2 rounded down = 1: the smallest and the largest.
    const { slope, low, high } = trendOf([0, 1, 2, 3], [0, 1, 2, 5]);
    expect(slope).toBeCloseTo(4 / 3, 14);
    expect([low, high]).toEqual([1, 3]);
  });

  it('leaves out more of the slopes at both ends the more points there are', () => {
    // Ten points, one of them off the line: 45 slopes, C = 1.2816 * sqrt(10 * 9 * 25 / 18) = 14.33, M = 15.
    const ys = upTo(10).map((x) => (x === 4 ? 100 : x));
    expect(trendOf(upTo(10), ys)).toEqual({ slope: 1, low: 1, high: 1 });
  });

  it('gives the example of Sen', () => {
    // Section 7 of the paper: the points, and the sorted slopes from which it reads an estimate of 4.
    const xs = [1, 2, 3, 4, 10, 12, 18];
    const ys = [9, 15, 19, 20, 45, 55, 78];
    expect(trendOf(xs, ys).slope).toBe(4);
  });

  it('is not moved by wild points, as long as they are less than a third', () => {
    const line = upTo(20).map((x) => 5 + 3 * x);
    const wild = line.map((y, x) => (x % 4 === 3 ? 1e6 : y));
    expect(trendOf(upTo(20), line).slope).toBe(3);
    expect(trendOf(upTo(20), wild).slope).toBeLessThan(10);
  });

  it('has an interval that covers the slope about as often as it says', () => {
    // A plain generator with a seed, so that the count is the same every time.
    let state = 42;
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
    for (const count of [6, 12, 30]) {
      const runs = 2000;
      let covered = 0;
      for (let run = 0; run < runs; run += 1) {
        const noise = () => random() + random() + random() - 1.5;
        const { low, high } = trendOf(
          upTo(count),
          upTo(count).map((x) => 0.3 * x + noise()),
        );
        if (low <= 0.3 && 0.3 <= high) covered += 1;
      }
      expect(covered / runs).toBeGreaterThan(CONFIDENCE - 0.03);
      expect(covered / runs).toBeLessThan(CONFIDENCE + 0.12);
    }
  });

  const values = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 2, maxLength: 30 });

  it('turns round with its values, stretches with them and lies within its interval', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(2, 4, 0.5), (ys, scale) => {
        const trend = trendOf(upTo(ys.length), ys);
        const mirrored = trendOf(
          upTo(ys.length),
          ys.map((y) => -y),
        );
        expect([0 - mirrored.slope, 0 - mirrored.high, 0 - mirrored.low]).toEqual([
          trend.slope + 0,
          trend.low + 0,
          trend.high + 0,
        ]);
        expect(
          trendOf(
            upTo(ys.length),
            ys.map((y) => y * scale),
          ).slope,
        ).toBe(trend.slope * scale);
        expect(trend.low <= trend.slope && trend.slope <= trend.high).toBe(true);
      }),
      CASES,
    );
  });
});

describe('the median', () => {
  it.each([
    [[3], 3],
    [[3, 1], 2],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (numbers, median) => {
    expect(medianOf(Float64Array.from(numbers))).toBe(median);
  });
});
