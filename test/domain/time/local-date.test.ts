import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  clampedDate,
  daysBetween,
  isLocalDate,
  isoWeekOf,
  weekdayOf,
  yearAndMonth,
} from '../../../src/domain/time/local-date.ts';
import { CASES } from '../../support/cases.ts';

const padded = (number: number, length: number) => String(number).padStart(length, '0');
const utc = (date: string) => DateTime.fromISO(date, { zone: 'utc' });
/** Not the year 0, of which luxon's `weekday` is the one of 1900. */
const years = fc.integer({ min: 1, max: 9999 });
const texts = fc
  .tuple(years, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(([year, month, day]) => `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
const days = texts.filter((text) => utc(text).isValid);
const steps = fc.integer({ min: -800, max: 800 });

// luxon is the second opinion: it computes the same in its own way.
describe('a day of the calendar', () => {
  it('is what luxon takes for one', () => {
    const law = (text: string) => {
      expect(isLocalDate(text)).toBe(utc(text).isValid);
    };
    fc.assert(fc.property(texts, law), CASES);
  });

  it('is counted on from as luxon does', () => {
    const law = (day: string, other: string, step: number) => {
      const [at, to] = [utc(day), utc(other)];
      expect(addDays(day, step)).toBe(at.plus({ days: step }).toISODate());
      expect(addMonths(day, step)).toBe(at.startOf('month').plus({ months: step }).toISODate());
      expect(daysBetween(day, other)).toBe(to.diff(at, 'days').days);
    };
    fc.assert(fc.property(days, days, steps, law), CASES);
  });

  it('has the weekday, week, month and year that luxon gives it', () => {
    const law = (day: string) => {
      const { weekday, weekYear, weekNumber, year, month } = utc(day);
      expect(weekdayOf(day)).toBe(weekday);
      expect(isoWeekOf(day)).toEqual({ year: weekYear, week: weekNumber });
      expect(yearAndMonth(day)).toEqual({ year, month });
    };
    fc.assert(fc.property(days, law), CASES);
  });

  it('is the last of its month where the month is shorter', () => {
    const law = (year: number, month: number, day: number) => {
      const first = DateTime.utc(year, month, 1);
      const wanted = first.set({ day: Math.min(day, first.daysInMonth ?? 0) }).toISODate();
      expect(clampedDate(year, month, day)).toBe(wanted);
    };
    const within = (max: number) => fc.integer({ min: 1, max });
    fc.assert(fc.property(years, within(12), within(31), law), CASES);
  });

  it('is refused by its name where it is none', () => {
    expect(() => addDays('2026-02-31', 1)).toThrow('"2026-02-31" is not a day of the calendar (YYYY-MM-DD)');
    expect(() => clampedDate(2026, 13, 1)).toThrow('there is no month 13 in the year 2026');
    expect(() => clampedDate(2026, 1, 32)).toThrow('32 is not a day of a month (1-31)');
  });
});
