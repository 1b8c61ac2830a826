import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { periodContaining } from '../../../src/domain/time/periods.ts';
import {
  addWorkingDays,
  firstWorkingDay,
  nominalDay,
  type WorkingCalendar,
  workingDaysAfter,
} from '../../../src/domain/time/working-days.ts';

const weekdays: WorkingCalendar = { workingDays: [1, 2, 3, 4, 5], holidays: new Set() };
const withHolidays = (...holidays: string[]): WorkingCalendar => ({ ...weekdays, holidays: new Set(holidays) });
const month = (id: string) => periodContaining('month', `${id}-01`, DEFAULT_SETTINGS);

describe('the nominal day', () => {
  it.each([
    ['2026-01', 31, '2026-01-30'],
    ['2026-02', 31, '2026-02-27'],
    ['2026-03', 31, '2026-03-31'],
    ['2028-02', 29, '2028-02-29'],
    ['2026-02', 29, '2026-02-27'],
    ['2026-08', 1, '2026-08-03'],
  ])('in %s of anchor %i is %s', (id, anchor, expected) => {
    expect(nominalDay(month(id), anchor, weekdays)).toBe(expected);
  });

  it('F7 goes back over a chain of holidays at the end of the month rather than leave it', () => {
    const calendar = withHolidays('2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2026-12-25');
    expect(nominalDay(month('2026-12'), 28, calendar)).toBe('2026-12-24');
    expect(nominalDay(month('2026-12'), 31, calendar)).toBe('2026-12-24');
  });

  it('goes forward over holidays at the beginning', () => {
    expect(firstWorkingDay(month('2026-01'), withHolidays('2026-01-01', '2026-01-02'))).toBe('2026-01-05');
  });

  it('keeps the anchor where nobody works in the period', () => {
    expect(firstWorkingDay(month('2026-05'), { workingDays: [], holidays: new Set() })).toBe('2026-05-01');
  });

  it('knows a week that begins on Sunday', () => {
    const calendar: WorkingCalendar = { workingDays: [7, 1, 2, 3, 4], holidays: new Set() };
    expect(firstWorkingDay(month('2026-05'), calendar)).toBe('2026-05-03');
  });
});

describe('counting working days', () => {
  it('passes over weekends and holidays', () => {
    expect(addWorkingDays('2026-03-02', 5, weekdays)).toBe('2026-03-09');
    expect(addWorkingDays('2026-04-02', 1, withHolidays('2026-04-03', '2026-04-06'))).toBe('2026-04-07');
    expect(workingDaysAfter('2026-03-02', '2026-03-09', weekdays, 100)).toBe(5);
    expect(workingDaysAfter('2026-03-02', '2036-03-09', weekdays, 11)).toBe(11);
    expect(workingDaysAfter('2026-03-02', '2026-03-01', weekdays, 11)).toBe(0);
  });

  it('ends with an error where nobody ever works', () => {
    expect(() => addWorkingDays('2026-03-02', 1, { workingDays: [], holidays: new Set() })).toThrow(
      'no working day within a year after 2026-03-02',
    );
    expect(() => addWorkingDays('2026-03-02', 0, weekdays)).toThrow(RangeError);
  });
});
