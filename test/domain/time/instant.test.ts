import fc from 'fast-check';
import { Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import { instantOf, localDateOf, localTimeOf } from '../../../src/domain/time/instant.ts';
import { cases } from '../../support/cases.ts';

afterEach(() => {
  Settings.now = () => Date.now();
});

describe('the instant of a local time', () => {
  it.each([
    ['a spring gap in New York', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['a spring gap in Berlin', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ["Lord Howe's gap of half an hour", '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['a gap at midnight in Santiago', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['a gap at midnight in Cairo', '2026-04-24', '00:30', 'Africa/Cairo', '2026-04-23T22:30:00.000Z'],
    ['the day that Apia left out', '2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T19:00:00.000Z'],
    ['an ordinary morning', '2026-06-01', '09:00', 'Europe/Berlin', '2026-06-01T07:00:00.000Z'],
    ['a leap day', '2028-02-29', '09:00', 'Asia/Kolkata', '2028-02-29T03:30:00.000Z'],
  ])('moves %s forward by the gap, if there is one', (_name, date, time, zone, expected) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(expected);
  });

  const overlaps = [
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2026-04-04', '23:30', 'America/Santiago', '2026-04-05T02:30:00.000Z'],
  ] as const;

  it.each(['2026-01-15', '2026-07-15'])('takes the first of two, whether it is asked on %s', (today) => {
    Settings.now = () => Date.parse(`${today}T12:00:00Z`);
    for (const [date, time, zone, expected] of overlaps) {
      expect(instantOf(date, time, zone).toISOString()).toBe(expected);
    }
  });

  it('shows 03:30 on the wall for 02:30 in a gap, and 1:00 for midnight', () => {
    expect(localTimeOf(instantOf('2026-03-08', '02:30', 'America/New_York'), 'America/New_York')).toBe('03:30');
    expect(localTimeOf(instantOf('2026-09-06', '00:00', 'America/Santiago'), 'America/Santiago')).toBe('01:00');
    expect(localTimeOf(instantOf('2026-10-04', '02:15', 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe('02:45');
    expect(localDateOf(instantOf('2011-12-30', '09:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
  });

  it.each([
    ['2026-02-29', '09:00', 'Europe/Berlin', '2026-02-29'],
    ['2026-2-9', '09:00', 'Europe/Berlin', '2026-2-9'],
    ['2026-02-09', '24:00', 'Europe/Berlin', '24:00'],
    ['2026-02-09', '9:00', 'Europe/Berlin', '9:00'],
    ['2026-02-09', '09:00', 'Europe/Atlantis', 'Europe/Atlantis'],
  ])('refuses %s %s %s and names what is wrong', (date, time, zone, named) => {
    expect(() => instantOf(date, time, zone)).toThrow(RangeError);
    expect(() => instantOf(date, time, zone)).toThrow(named);
  });
});

describe('in every zone that the machine knows', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const quarterHours = fc.integer({ min: Date.UTC(1990, 0) / 900_000, max: Date.UTC(2037, 11) / 900_000 });
  const wallClocks = new Map<string, Intl.DateTimeFormat>();

  /** What the platform itself shows, without the library that the code under test uses. */
  function wall(instant: number, zone: string): string {
    const known = wallClocks.get(zone);
    const format =
      known ??
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
    if (!known) wallClocks.set(zone, format);
    return format.format(instant);
  }

  it('is the first instant at which the wall clock shows that time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), quarterHours, (zone, quarter) => {
        const shown = wall(quarter * 900_000, zone);
        const [date = '', time = ''] = shown.split(' ');
        const found = instantOf(date, time, zone).getTime();
        expect(wall(found, zone)).toBe(shown);
        for (let earlier = 15; earlier <= 180; earlier += 15) {
          expect(wall(found - earlier * 60_000, zone)).not.toBe(shown);
        }
        expect(localDateOf(new Date(found), zone)).toBe(date);
      }),
      cases(1500),
    );
  });

  it('never moves a day or a time backwards', () => {
    const days = fc.integer({ min: 0, max: 17_000 });
    const hours = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, hours, (zone, day, hour) => {
        const date = new Date(Date.UTC(1990, 0, 1 + day)).toISOString().slice(0, 10);
        const time = `${String(hour).padStart(2, '0')}:30`;
        expect(wall(instantOf(date, time, zone).getTime(), zone) >= `${date} ${time}`).toBe(true);
      }),
      cases(1500),
    );
  });
});
