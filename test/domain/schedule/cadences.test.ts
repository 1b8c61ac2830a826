import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../../src/domain/goal/goal.ts';
import { deadlineOf } from '../../../src/domain/schedule/deadline.ts';
import { type PlanInput, plan } from '../../../src/domain/schedule/plan.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { addDays, weekdayOf } from '../../../src/domain/time/local-date.ts';
import { nextPeriod, periodContaining, previousPeriod } from '../../../src/domain/time/periods.ts';

const base: PlanInput = {
  team: 'TM1',
  kind: 'weekly',
  settings: DEFAULT_SETTINGS,
  teamZone: 'Europe/Berlin',
  zones: ['Europe/Berlin'],
  cadences: new Set<Cadence>(['weekly', 'fortnightly']),
  cursor: '2026-05-04',
  now: new Date('2026-05-11T07:00:00Z'),
};
const at = (now: string, change: Partial<PlanInput> = {}) => plan({ ...base, ...change, now: new Date(now) });

describe('fortnights', () => {
  it('are two weeks from a Monday, without drift over years of 53 weeks', () => {
    let fortnight = periodContaining('fortnight', '2026-12-25', DEFAULT_SETTINGS);
    for (let count = 0; count < 60; count += 1) {
      expect(weekdayOf(fortnight.first)).toBe(1);
      expect(addDays(fortnight.first, 13)).toBe(fortnight.last);
      const next = nextPeriod('fortnight', fortnight, DEFAULT_SETTINGS);
      expect(next.first).toBe(addDays(fortnight.first, 14));
      expect(previousPeriod('fortnight', next, DEFAULT_SETTINGS)).toEqual(fortnight);
      fortnight = next;
    }
  });

  it('hold every day in exactly one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
        const day = addDays('2001-01-01', days);
        const { first, last } = periodContaining('fortnight', day, DEFAULT_SETTINGS);
        expect(first <= day && day <= last).toBe(true);
      }),
    );
  });
});

describe('a weekly check-in', () => {
  it('falls due on the first working day of the week, where a goal has that cadence', () => {
    expect(at('2026-05-11T06:59:00Z', { cadences: new Set(['weekly']) }).fire).toBeUndefined();
    expect(at('2026-05-11T07:00:00Z', { cadences: new Set(['weekly']) }).fire).toMatchObject({
      id: 'TM1|weekly|2026-W20',
      nominal: '2026-05-11',
    });
    const nobody = at('2026-05-11T07:00:00Z', { cadences: new Set() });
    expect(nobody).toMatchObject({ cursor: '2026-05-11', skipped: [] });
    expect(nobody.fire).toBeUndefined();
  });

  it('moves to Tuesday where Monday is a holiday', () => {
    const change = { holidays: new Set(['2026-05-25']), cadences: new Set<Cadence>(['weekly']), cursor: '2026-05-18' };
    expect(at('2026-05-25T08:00:00Z', change).fire).toBeUndefined();
    expect(at('2026-05-26T07:00:00Z', change).fire?.nominal).toBe('2026-05-26');
  });

  it('gives way to a fortnightly one and to a monthly one that fall due on the same day', () => {
    const fortnight = periodContaining('fortnight', '2026-05-11', DEFAULT_SETTINGS);
    const covered = at(`${fortnight.first}T07:00:00Z`, { cursor: addDays(fortnight.first, -7) });
    expect(covered.fire).toBeUndefined();
    expect(covered.cursor).toBe(fortnight.first);
    // 1 June 2026 is a Monday.
    expect(at('2026-06-01T07:00:00Z', { cursor: '2026-05-25' }).fire).toBeUndefined();
    expect(at('2026-06-01T07:00:00Z', { cursor: '2026-05-01', kind: 'monthly' }).fire?.id).toBe('TM1|monthly|2026-06');
  });

  it('goes out up to two working days late, a fortnightly one up to three', () => {
    const weekly = { cadences: new Set<Cadence>(['weekly']) };
    expect(at('2026-05-13T08:00:00Z', weekly).fire?.period.id).toBe('2026-W20');
    expect(at('2026-05-14T08:00:00Z', weekly)).toMatchObject({ skipped: ['2026-W20'], cursor: '2026-05-11' });
    const { first } = periodContaining('fortnight', '2026-05-14', DEFAULT_SETTINGS);
    const fortnightly = { kind: 'fortnightly', cursor: addDays(first, -14) } as const;
    expect(at(`${addDays(first, 3)}T08:00:00Z`, fortnightly).fire?.period.first).toBe(first);
    expect(at(`${addDays(first, 4)}T08:00:00Z`, fortnightly).fire).toBeUndefined();
  });

  it('closes before the next one opens, however long people have to answer', () => {
    const settings = { ...DEFAULT_SETTINGS, answerWithin: 20 };
    const week = periodContaining('week', '2026-05-11', DEFAULT_SETTINGS);
    expect(deadlineOf({ kind: 'weekly', period: week }, '2026-05-11', settings, 'Europe/Berlin')).toEqual({
      on: '2026-05-15',
      at: new Date('2026-05-15T16:00:00Z'),
    });
    const onlyFriday = { ...settings, workingDays: [5] };
    expect(deadlineOf({ kind: 'weekly', period: week }, '2026-05-15', onlyFriday, 'UTC').on).toBe('2026-05-15');
    const month = periodContaining('month', '2026-05-04', DEFAULT_SETTINGS);
    expect(deadlineOf({ kind: 'monthly', period: month }, '2026-05-04', settings, 'UTC').on).toBe('2026-05-29');
  });
});

describe('an annual review', () => {
  it('takes the place of the quarterly review and the check-in of its month, from any month on', () => {
    const settings = { ...DEFAULT_SETTINGS, fiscalYearStart: 4 };
    const april = { settings, cadences: new Set<Cadence>() };
    expect(at('2026-04-01T07:00:00Z', { ...april, kind: 'annual', cursor: '2025-04-01' }).fire).toMatchObject({
      id: 'TM1|annual|FY2026',
      period: { first: '2026-04-01', last: '2027-03-31' },
    });
    for (const kind of ['quarterly', 'monthly'] as const) {
      expect(at('2026-04-01T07:00:00Z', { ...april, kind, cursor: '2026-03-01' }).fire).toBeUndefined();
    }
    expect(at('2026-07-01T07:00:00Z', { ...april, kind: 'quarterly', cursor: '2026-04-01' }).fire?.id).toBe(
      'TM1|quarterly|2026-Q2',
    );
  });

  it('goes out up to ten working days late', () => {
    const january = { kind: 'annual', cursor: '2026-01-01', cadences: new Set<Cadence>() } as const;
    expect(at('2027-01-15T08:00:00Z', january).fire?.id).toBe('TM1|annual|FY2027');
    expect(at('2027-01-18T08:00:00Z', january)).toMatchObject({ skipped: ['FY2027'] });
  });
});

describe('holidays at the end of a month', () => {
  it('F7 keep what falls due in its period', () => {
    // Everything from the 10th of May on is off: the month has its days before; June begins in June.
    const holidays = new Set(Array.from({ length: 31 }, (_, index) => addDays('2026-05-02', index)));
    const monthly = { kind: 'monthly', cursor: '2026-04-01', holidays, cadences: new Set<Cadence>() } as const;
    expect(at('2026-05-01T07:00:00Z', monthly).fire?.nominal).toBe('2026-05-01');
    expect(at('2026-06-02T07:00:00Z', { ...monthly, cursor: '2026-05-01' }).fire).toMatchObject({
      period: { id: '2026-06' },
      nominal: '2026-06-02',
    });
  });
});
