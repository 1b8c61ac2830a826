import { describe, expect, it } from 'vitest';
import { readablePaces } from '../../../src/domain/coach/pace-span.ts';
import type { Kpi, Unit } from '../../../src/domain/kpi/kpi.ts';
import { decimalsFor, roundedBeside, toDecimals } from '../../../src/domain/kpi/precision.ts';

const euros: Unit = { kind: 'currency', currency: 'EUR' };
const percent: Unit = { kind: 'percent' };
const number: Unit = { kind: 'number' };
const journey = (unit: Unit, baseline: number, target: number): Kpi => ({
  direction: baseline < target ? 'increase' : 'decrease',
  unit,
  baseline,
  target,
});

describe('the decimals of a number that people read', () => {
  it.each<[string, Kpi, readonly number[], number]>([
    ['whole marks and values', journey(number, 30, 60), [31, 34], 0],
    ['a value with decimals', journey(number, 30, 60), [31.5, 34.25], 2],
    ['more decimals than one reads', journey(number, 30, 60), [31.456], 2],
    ['marks with as many', journey(number, 0.001, 0.002), [], 3],
    ['computed money of whole marks', journey(euros, 250, 400), [304.3712345], 0],
    ['money with cents', journey(euros, 250, 400), [304.5], 2],
    ['a computed count on a long way', journey(number, 30, 60), [48.2222222], 0],
    ['a computed share on a short way', journey(percent, 80, 85), [84.2857142857], 1],
    ['a computed share of a bound', { direction: 'at-least', unit: percent, target: 90 }, [91.428571], 1],
    ['a computed count of a bound', { direction: 'at-most', unit: number, target: 30 }, [21.428571], 0],
    ['yen', journey({ kind: 'currency', currency: 'JPY' }, 1000, 2000), [1234.5678901], 0],
  ])('of %s', (_, kpi, values, decimals) => {
    expect(decimalsFor(kpi, values)).toBe(decimals);
  });

  it('rounds half away from zero, below no decimals to tens', () => {
    expect([toDecimals(2.5, 0), toDecimals(-2.5, 0), toDecimals(1.005, 2), toDecimals(1234, -1)]).toEqual([
      3, -3, 1.01, 1230,
    ]);
  });

  it('never rounds on or over a mark', () => {
    expect(roundedBeside(59.7, 0, [60])).toBe(59);
    expect(roundedBeside(60.2, 0, [60])).toBe(61);
    expect(roundedBeside(60, 0, [60])).toBe(60);
    expect(roundedBeside(84.97, 1, [85])).toBe(84.9);
    // There is nothing between the two.
    expect(roundedBeside(59.7, 0, [59, 60])).toBe(60);
  });
});

describe('paces as they are read', () => {
  it.each<[readonly number[], number, 'month' | 'year', readonly number[]]>([
    [[12.4, 5.2], 0, 'month', [12, 5]],
    [[0.37, 0.2], 0, 'year', [4, 2]],
    [[1.4, 1], 0, 'year', [17, 12]],
    [[1.04, 1], 0, 'month', [1, 1]],
    [[0.35, 0.3], 0, 'year', [5, 4]],
    [[0.01], 0, 'year', [0]],
    [[2, 0], 0, 'month', [2, 0]],
    [[0.37, 0.2], 1, 'month', [0.4, 0.2]],
  ])('%j with %d decimals', (perMonth, decimals, span, paces) => {
    expect(readablePaces(perMonth, decimals)).toEqual({ span, paces });
  });
});
