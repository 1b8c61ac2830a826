import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayValue } from '../../../src/domain/history/series.ts';
import { type Forecast, forecastOf, MAX_VALUES, MIN_VALUES } from '../../../src/domain/progress/forecast.ts';
import { CASES } from '../../support/cases.ts';

// 100 days, so that a day is a hundredth.
const times = { start: '2026-01-01', due: '2026-04-11' };
const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
/** Values of days after the start. */
const series = (...points: [day: number, value: number][]): DayValue[] =>
  points.map(([number, value]) => ({ on: day(number), value }));
const known = (forecast: Forecast) => {
  if (!forecast.known) throw new Error(`no forecast: ${forecast.why}`);
  return forecast;
};

describe('the forecast', () => {
  it('carries a straight way on to the due date', () => {
    const even = series([0, 80], [20, 81], [40, 82], [60, 83]);
    expect(forecastOf(times, even)).toEqual({ known: true, value: 85, low: 85, high: 85, perDay: 0.05, values: 4 });
  });

  it('can be computed by hand', () => {
    // Slopes a day, sorted: -0.1 0.05 0.05 0.1 0.2 0.2. Their median is 0.075, and M = 1 takes -0.1 and 0.2. With 0.075
    // the values arrive at 14.5, 15.75, 14 and 15.25; with -0.1 at 4, 7, 7 and 10; with 0.2 at 22, 22, 19 and 19.
    const points = series([40, 10], [50, 12], [60, 11], [70, 13]);
    expect(known(forecastOf(times, points))).toMatchObject({ value: 14.875, low: 7, high: 20.5, perDay: 0.075 });
  });

  it('says nothing below four values', () => {
    const points = series([50, 1], [60, 2], [70, 3]);
    expect(forecastOf(times, [])).toEqual({ known: false, why: 'few-values' });
    expect(forecastOf(times, points)).toEqual({ known: false, why: 'few-values' });
    expect(points.length).toBe(MIN_VALUES - 1);
  });

  it('says nothing before half of the time is gone', () => {
    const points = (last: number) => series([0, 1], [10, 2], [20, 3], [last, 4]);
    expect(forecastOf(times, points(49))).toEqual({ known: false, why: 'early' });
    expect(forecastOf(times, points(50)).known).toBe(true);
  });

  it('says nothing while the values cover less time than is left', () => {
    const points = (last: number) => series([40, 1], [45, 2], [50, 3], [last, 4]);
    expect(forecastOf(times, points(69))).toEqual({ known: false, why: 'early' });
    expect(forecastOf(times, points(70)).known).toBe(true);
  });

  it('says nothing from the due date on', () => {
    const points = (last: number) => series([40, 1], [45, 2], [50, 3], [last, 4]);
    expect(forecastOf(times, points(99)).known).toBe(true);
    expect(forecastOf(times, points(100))).toEqual({ known: false, why: 'over' });
  });

  it('goes by the latest values of a long history', () => {
    const long = Array.from({ length: 95 }, (_, index): [number, number] => [index, index < 30 ? 500 : index]);
    expect(known(forecastOf(times, series(...long)))).toMatchObject({ value: 100, values: MAX_VALUES });
  });

  it('is not thrown off by a wild value', () => {
    const points = Array.from({ length: 8 }, (_, index): [number, number] => [index * 10, index === 5 ? 900 : index]);
    expect(known(forecastOf(times, series(...points))).value).toBe(10);
  });

  it('takes a season that it has not seen twice for a trend: its limit', () => {
    const season = Array.from({ length: 20 }, (_, index): [number, number] => [
      index * 4,
      100 + 10 * Math.sin((index / 40) * 2 * Math.PI),
    ]);
    const { low, high } = known(forecastOf(times, series(...season)));
    // The season would be back at 90 to 100 by then.
    expect(low).toBeGreaterThan(90);
    expect(high).toBeGreaterThan(100);
  });

  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 9 });
  const over = (some: number[]) => series(...some.map((value, index): [number, number] => [index * 11, value]));
  const ends = (some: number[]) => {
    const forecast = forecastOf({ ...times, due: day(11 * some.length) }, over(some));
    return forecast.known ? [forecast.low, forecast.value, forecast.high] : [];
  };

  it('lies within its interval, turns round with its values, and never falls when a value rises', () => {
    fc.assert(
      fc.property(values, fc.nat(500), (some, step) => {
        const [low = 0, value = 0, high = 0] = ends(some);
        expect(low <= value && value <= high).toBe(true);
        expect(ends(some.map((one) => 0 - one))).toEqual([0 - high, 0 - value, 0 - low]);
        const last = some.length - 1;
        const better = ends(some.map((one, index) => (index === last ? one + step : one)));
        expect([low, value, high].every((one, index) => (better[index] ?? Number.NaN) >= one)).toBe(true);
      }),
      CASES,
    );
  });
});
