import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, clampedDate, daysBetween, isLocalDate } from '../../../src/domain/time/local-date.ts';
import { nextPeriod, type PeriodKind, periodContaining, previousPeriod } from '../../../src/domain/time/periods.ts';

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
    expect(periodContaining(kind, date, start)).toEqual({ id, first, last });
  });

  it('refuses a fiscal year that begins in no month', () => {
    expect(() => periodContaining('quarter', '2026-01-01', 0)).toThrow('0 is not a month');
    expect(() => periodContaining('quarter', '2026-01-01', 13)).toThrow(RangeError);
  });

  it('cut the calendar without gap or overlap, under ids of their own', () => {
    const kinds = fc.constantFrom<PeriodKind>('month', 'quarter', 'week', 'year');
    fc.assert(
      fc.property(kinds, fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 12 }), (kind, day, start) => {
        const date = addDays('1990-01-01', day);
        const period = periodContaining(kind, date, start);
        const next = nextPeriod(kind, period, start);
        expect(period.first <= date && date <= period.last).toBe(true);
        expect(addDays(period.last, 1)).toBe(next.first);
        expect(next.id > period.id).toBe(true);
        expect(previousPeriod(kind, next, start)).toEqual(period);
        expect(periodContaining(kind, period.last, start)).toEqual(period);
      }),
    );
  });
});

describe('days', () => {
  it('clamp to the end of the month without drift', () => {
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
