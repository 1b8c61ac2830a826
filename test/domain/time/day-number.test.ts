import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../src/domain/time/day-number.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { CASES } from '../../support/cases.ts';

describe('the number of a day', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['1970-12-31', 364],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['2100-02-28', 47_540],
    ['2100-03-01', 47_541],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is %d', (date, number) => {
    expect(dayNumber(date)).toBe(number);
  });

  it('is one more on the day after, and what the calendar of the platform says', () => {
    const day = fc.integer({ min: -719_162, max: 2_932_895 });
    fc.assert(
      fc.property(day, (number) => {
        const date = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(dayNumber(date)).toBe(number);
        expect(dayNumber(addDays(date, 1))).toBe(number + 1);
      }),
      CASES,
    );
  });
});
