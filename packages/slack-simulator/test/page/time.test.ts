import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../../../test/support/cases.ts';
import {
  cityOf,
  dayLabel,
  dayOf,
  howSoon,
  instantOfTs,
  moment,
  slackDate,
  timeOfDay,
} from '../../page/src/text/time.ts';
import { localOfSeconds, secondsOfLocal } from '../../page/src/text/zoned.ts';

const at = (iso: string) => new Date(iso);

describe('times of the page', () => {
  it('are those of the zone asked for, not of the machine', () => {
    const late = at('2026-03-02T23:30:00Z');
    expect(timeOfDay(late, 'Europe/Berlin')).toBe('00:30');
    expect(dayOf(late, 'Europe/Berlin')).toBe('2026-03-03');
    expect(dayOf(late, 'America/New_York')).toBe('2026-03-02');
    expect(moment(late, 'Asia/Kolkata')).toBe('Tue 3 Mar 2026, 05:00');
  });

  it('name the days around today by the calendar of the zone', () => {
    const now = at('2026-03-02T23:30:00Z');
    expect(dayLabel(at('2026-03-02T21:00:00Z'), 'Europe/Berlin', now)).toBe('Yesterday');
    expect(dayLabel(at('2026-03-02T21:00:00Z'), 'America/New_York', now)).toBe('Today');
    expect(dayLabel(at('2026-01-05T12:00:00Z'), 'Europe/Berlin', now)).toBe('Monday 5 January');
    expect(dayLabel(at('2025-01-06T12:00:00Z'), 'Europe/Berlin', now)).toBe('Monday 6 January 2025');
  });

  it('say how soon something falls due', () => {
    const now = at('2026-03-02T08:00:00Z');
    expect(howSoon(now, now)).toBe('now');
    expect(howSoon(at('2026-03-02T08:20:00Z'), now)).toBe('in 20 min');
    expect(howSoon(at('2026-03-02T13:00:00Z'), now)).toBe('in 5 h');
    expect(howSoon(at('2026-03-05T08:00:00Z'), now)).toBe('in 3 days');
  });

  it('read the instant of a ts and the city of a zone', () => {
    expect(instantOfTs('1772438400.000100').toISOString()).toBe('2026-03-02T08:00:00.000Z');
    expect(cityOf('America/New_York')).toBe('New York');
  });

  it("fill Slack's date tokens and keep those that nobody knows", () => {
    const now = at('2026-03-02T10:00:00Z');
    const seconds = Date.parse('2026-03-02T08:00:00Z') / 1000;
    expect(slackDate(seconds, '{date_pretty} at {time}', 'Europe/Berlin', now)).toBe('today at 09:00');
    expect(slackDate(seconds, '{date_num} {date_short} {what}', 'Asia/Kolkata', now)).toBe(
      '2026-03-02 2 Mar 2026 {what}',
    );
    expect(slackDate(seconds, '{ago}', 'Europe/Berlin', now)).toBe('2 h ago');
  });
});

describe('a local day and time as an instant', () => {
  it('is right in every zone and season', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Chatham'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 1.2e7, max: 3.4e7 }), (zone, minute) => {
        const { date, time } = localOfSeconds(minute * 60, zone);
        const back = secondsOfLocal(date, time, zone) ?? Number.NaN;
        expect(localOfSeconds(back, zone)).toEqual({ date, time });
      }),
      cases(2000),
    );
  });

  it('moves a time that the zone skips to after the gap', () => {
    expect(secondsOfLocal('2026-03-29', '02:30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:30:00Z') / 1000);
  });

  it('is undefined while either is missing', () => {
    expect(secondsOfLocal('', '09:00', 'Europe/Berlin')).toBeUndefined();
    expect(secondsOfLocal('2026-03-29', '', 'Europe/Berlin')).toBeUndefined();
  });
});
