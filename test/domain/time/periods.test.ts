import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { addDays, clampedDate, daysBetween, isLocalDate, weekdayOf } from '../../../src/domain/time/local-date.ts';
import {
  anchorOf,
  nextPeriod,
  type PeriodKind,
  periodContaining,
  previousPeriod,
} from '../../../src/domain/time/periods.ts';

const from = (fiscalYearStart: number) => ({ ...DEFAULT_SETTINGS, fiscalYearStart });
const working = (...workingDays: number[]) => ({ ...DEFAULT_SETTINGS, workingDays });

describe('periods', () => {
  it.each([
    ['month', '2028-02-29', 1, '2028-02', '2028-02-01', '2028-02-29'],
    ['month', '2026-02-14', 7, '2026-02', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-03-31', 1, '2026-Q1', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-04-01', 4, '2026-Q1', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-03-31', 4, '2025-Q4', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-12-31', 11, '2026-Q1', '2026-11-01', '2027-01-31'],
    ['quarter', '2027-01-05', 11, '2026-Q1', '2026-11-01', '2027-01-31'],
    ['year', '2027-01-05', 4, 'FY2026', '2026-04-01', '2027-03-31'],
    ['year', '2026-07-01', 1, 'FY2026', '2026-01-01', '2026-12-31'],
    ['week', '2026-03-01', 1, '2026-W09', '2026-02-23', '2026-03-01'],
    ['week', '2027-01-01', 1, '2026-W53', '2026-12-28', '2027-01-03'],
    ['week', '2024-12-30', 1, '2025-W01', '2024-12-30', '2025-01-05'],
  ] as const)('the %s of %s with a fiscal year from month %i is %s', (kind, date, start, id, first, last) => {
    expect(periodContaining(kind, date, from(start))).toEqual({ id, first, last });
  });

  it('refuses a fiscal year that begins in no month', () => {
    expect(() => periodContaining('quarter', '2026-01-01', from(0))).toThrow('0 is not a month');
    expect(() => periodContaining('quarter', '2026-01-01', from(13))).toThrow(RangeError);
  });

  it('cut the calendar without gap or overlap, under ids of their own', () => {
    const kinds = fc.constantFrom<PeriodKind>('month', 'quarter', 'week', 'fortnight', 'year');
    const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
    fc.assert(
      fc.property(kinds, fc.nat(40_000), fc.integer({ min: 1, max: 12 }), weekdays, (kind, day, start, workingDays) => {
        const date = addDays('1990-01-01', day);
        const settings = { fiscalYearStart: start, workingDays };
        const period = periodContaining(kind, date, settings);
        const next = nextPeriod(kind, period, settings);
        expect(period.first <= date && date <= period.last).toBe(true);
        expect(addDays(period.last, 1)).toBe(next.first);
        expect(next.id > period.id).toBe(true);
        expect(previousPeriod(kind, next, settings)).toEqual(period);
        expect(periodContaining(kind, period.last, settings)).toEqual(period);
        // Whatever days the team works on, the day that is remembered names the same period.
        expect(periodContaining(kind, anchorOf(kind, period), from(start)).id).toBe(period.id);
      }),
    );
  });
});

describe('the week of a team', () => {
  it.each([
    ['Sunday to Thursday', [7, 1, 2, 3, 4], '2026-03-01', '2026-03-07'],
    ['Sunday to Friday', [7, 1, 2, 3, 4, 5], '2026-03-01', '2026-03-07'],
    ['Saturday to Wednesday', [6, 7, 1, 2, 3], '2026-02-28', '2026-03-06'],
    ['Monday to Friday', [1, 2, 3, 4, 5], '2026-03-02', '2026-03-08'],
    ['Monday to Saturday', [1, 2, 3, 4, 5, 6], '2026-03-02', '2026-03-08'],
    ['Wednesday to Sunday', [3, 4, 5, 6, 7], '2026-03-02', '2026-03-08'],
    ['every day', [1, 2, 3, 4, 5, 6, 7], '2026-03-02', '2026-03-08'],
  ])('that works %s is 2026-W10 from its first day on', (_days, workingDays, first, last) => {
    expect(periodContaining('week', '2026-03-03', working(...workingDays))).toEqual({ id: '2026-W10', first, last });
  });

  it('from Sunday on is asked about on Sunday, and is the week that a Monday team counts from the day after', () => {
    const sunday = working(7, 1, 2, 3, 4);
    expect(periodContaining('week', '2026-03-01', sunday).id).toBe('2026-W10');
    expect(periodContaining('week', '2026-03-01', DEFAULT_SETTINGS).id).toBe('2026-W09');
    expect(periodContaining('week', '2026-12-27', sunday).id).toBe('2026-W53');
    expect(periodContaining('fortnight', '2026-03-01', sunday)).toEqual({
      id: periodContaining('fortnight', '2026-03-02', DEFAULT_SETTINGS).id,
      first: '2026-02-22',
      last: '2026-03-07',
    });
    expect(weekdayOf(periodContaining('fortnight', '2030-08-14', sunday).first)).toBe(7);
  });
});

describe('a fiscal year', () => {
  it('carries how its team calls it, where that is not by both years', () => {
    const april = { ...from(4), fiscalYearName: 'last' as const };
    expect(periodContaining('year', '2026-05-01', april)).toMatchObject({ id: 'FY2026', yearName: 'last' });
    expect(periodContaining('year', '2026-05-01', from(4))).not.toHaveProperty('yearName');
    expect(periodContaining('quarter', '2026-05-01', april)).not.toHaveProperty('yearName');
  });
});

describe('days', () => {
  it('F6 clamp to the end of the month without drift, and know 29 February', () => {
    expect([1, 2, 3, 4].map((month) => clampedDate(2026, month, 31))).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(clampedDate(2028, 2, 31)).toBe('2028-02-29');
    expect(() => clampedDate(2026, 13, 1)).toThrow('month 13');
    expect(() => clampedDate(2026, 1, 32)).toThrow('32');
  });

  it('count across leap days and changes of the clock', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(() => addDays('2026-02-30', 1)).toThrow('2026-02-30');
    expect(isLocalDate('2026-02-29')).toBe(false);
  });
});
