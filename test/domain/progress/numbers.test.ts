import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, LARGEST_VALUE, tidy } from '../../../src/domain/kpi/numbers.ts';
import { CASES } from '../../support/cases.ts';

/** Decimals as whole numbers of their last place, which BigInt adds and subtracts without an error. */
const decimals = fc.integer({ min: 0, max: 12 }).chain((places) => {
  const most = 999_999_999_999_999;
  // Up to a thousand there are 12 decimals; beyond it, 15 digits.
  const largest = places === 12 ? 999 * 1e12 : most;
  return fc.tuple(
    fc.constant(places),
    fc.integer({ min: -largest, max: largest }),
    fc.integer({ min: -largest, max: largest }),
  );
});
const written = (units: bigint, places: number) => {
  const digits = `${units < 0n ? -units : units}`.padStart(places + 1, '0');
  const point = digits.length - places;
  return Number(`${units < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`);
};

describe('tidy', () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [0.1 * 3, 0.3],
    [1.1 * 1000, 1100],
    [4.35 * 100, 435],
    [1.005 * 1000, 1005],
    [-0.1 - 0.2, -0.3],
    [1 / 3, 0.333333333333],
    [2 / 3, 0.666666666667],
    [-2 / 3, -0.666666666667],
    [1e12, 1e12],
    [-1e12, -1e12],
    [999_999_999_999.999, 999_999_999_999.999],
    [123_456_789_012.5, 123_456_789_012.5],
    [1e15 + 0.4, 1e15],
    [4e-13, 0],
    [-4e-13, 0],
    [5e-13, 1e-12],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('of %d is %d', (value, decimal) => {
    expect(tidy(value)).toBe(decimal);
  });

  it('keeps a decimal as it is, and makes no negative zero', () => {
    fc.assert(
      fc.property(decimals, ([places, units]) => {
        const value = written(BigInt(units), places);
        fc.pre(Math.abs(value) <= LARGEST_VALUE);
        expect(tidy(value)).toBe(value + 0);
        expect(tidy(tidy(value / 7))).toBe(tidy(value / 7));
        expect(Object.is(tidy(value * 1e-14), -0)).toBe(false);
        expect(tidy(-value)).toBe(0 - tidy(value));
      }),
      CASES,
    );
  });

  it('makes sums the same in every order', () => {
    const cents = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { minLength: 2, maxLength: 12 });
    const shuffled = cents.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    const sum = (some: number[]) => some.reduce((total, one) => difference(-one / 100, total), 0);
    fc.assert(
      fc.property(shuffled, ([some, other]) => {
        expect(sum(other)).toBe(sum(some));
        expect(sum(some)).toBe(some.reduce((total, one) => total + one, 0) / 100);
      }),
      CASES,
    );
  });
});

describe('the difference', () => {
  it.each([
    [80, 82.3, 2.3],
    [0.3, 0.1, -0.2],
    [1e12, 999_999_999_999.999, -0.001],
    [999_999_999_999.9, 1e12, 0.1],
    [-1e12, 1e12, 2e12],
    [4.35, 4.35, 0],
    [1_000_000.01, 1_000_000.02, 0.01],
  ])('from %d to %d is %d', (from, to, exact) => {
    expect(difference(from, to)).toBe(exact);
    expect(difference(to, from)).toBe(0 - exact);
  });

  it('is the one that whole numbers of the last place give', () => {
    fc.assert(
      fc.property(decimals, ([places, one, other]) => {
        const [from, to] = [written(BigInt(one), places), written(BigInt(other), places)];
        fc.pre(Math.max(Math.abs(from), Math.abs(to)) <= LARGEST_VALUE);
        const exact = BigInt(other) - BigInt(one);
        expect(difference(from, to)).toBe(written(exact, places) + 0);
      }),
      CASES,
    );
  });
});
