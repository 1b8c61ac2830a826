import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEDULE_KINDS, type ScheduleKind } from '../../../src/domain/schedule/occurrence.ts';
import { firstCursor, type PlanInput, plan } from '../../../src/domain/schedule/plan.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/team/team.ts';
import { cases } from '../../support/cases.ts';

const base: PlanInput = {
  team: 'TM1',
  kind: 'monthly',
  settings: DEFAULT_SETTINGS,
  teamZone: 'Europe/Berlin',
  zones: ['Europe/Berlin'],
  cursor: '2026-04-01',
  now: new Date('2026-05-01T06:59:59Z'),
};
const at = (now: string, change: Partial<PlanInput> = {}) => plan({ ...base, ...change, now: new Date(now) });

describe('a monthly check-in', () => {
  it('is due at the time for prompts on the first working day', () => {
    const before = at('2026-05-01T06:59:59Z');
    expect(before.fire).toBeUndefined();
    expect(before.wakeAt.toISOString()).toBe('2026-05-01T07:00:00.000Z');
    const due = at('2026-05-01T07:00:00Z');
    expect(due.fire).toMatchObject({ id: 'TM1|monthly|2026-05', nominal: '2026-05-01', period: { id: '2026-05' } });
    expect(due).toMatchObject({ skipped: [], cursor: '2026-05-01', next: { nominal: '2026-06-01' } });
  });

  it('is due when the first member is at work, on a day before in UTC if need be', () => {
    const zones = ['Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles'];
    expect(at('2026-04-30T20:59:59Z', { zones }).fire).toBeUndefined();
    expect(at('2026-04-30T21:00:00Z', { zones }).fire?.nominal).toBe('2026-05-01');
  });

  it('is not held up by a member whose zone is none', () => {
    expect(at('2026-05-01T07:00:00Z', { zones: ['Mars/Olympus'] }).fire?.id).toBe('TM1|monthly|2026-05');
  });

  it('gives way to the quarterly review in a month that begins a quarter', () => {
    const april = at('2026-04-01T08:00:00Z', { cursor: '2026-03-01' });
    expect(april.fire).toBeUndefined();
    expect(april).toMatchObject({ cursor: '2026-04-01', skipped: [], next: { period: { id: '2026-05' } } });
    expect(at('2026-03-20T00:00:00Z', { cursor: '2026-03-01' })).toMatchObject({
      next: { period: { id: '2026-05' } },
      wakeAt: new Date('2026-04-01T07:00:00Z'),
    });
  });

  it('has that month to itself where there is no quarterly review', () => {
    const settings = { ...DEFAULT_SETTINGS, quarterly: false };
    expect(at('2026-04-01T08:00:00Z', { settings, cursor: '2026-03-01' }).fire?.period.id).toBe('2026-04');
  });

  it('follows a fiscal year that begins in February', () => {
    const settings = { ...DEFAULT_SETTINGS, fiscalYearStart: 2 };
    expect(at('2026-04-01T08:00:00Z', { settings, cursor: '2026-03-01' }).fire?.period.id).toBe('2026-04');
    expect(at('2026-05-01T08:00:00Z', { settings, cursor: '2026-04-01' }).fire).toBeUndefined();
  });
});

describe('after downtime a check-in', () => {
  it('goes out the same afternoon', () => {
    expect(at('2026-05-01T15:00:00Z').fire?.period.id).toBe('2026-05');
  });

  it('waits in the evening and over the weekend for the next working hour', () => {
    const evening = at('2026-05-01T16:00:00Z');
    expect(evening.fire).toBeUndefined();
    expect(evening.wakeAt.toISOString()).toBe('2026-05-04T07:00:00.000Z');
    expect(evening).toMatchObject({ cursor: '2026-04-01', next: { id: 'TM1|monthly|2026-05' } });
    expect(at('2026-05-04T07:00:00Z').fire?.period.id).toBe('2026-05');
  });

  it('goes out up to five working days late and then not any more', () => {
    expect(at('2026-05-08T15:59:00Z').fire?.period.id).toBe('2026-05');
    const past = at('2026-05-08T16:00:00Z');
    expect(past.fire).toBeUndefined();
    expect(past).toMatchObject({ skipped: ['2026-05'], cursor: '2026-05-01', next: { period: { id: '2026-06' } } });
  });

  it('counts holidays as days off', () => {
    const holidays = new Set(['2026-05-07', '2026-05-08']);
    expect(at('2026-05-12T08:00:00Z', { holidays }).fire?.period.id).toBe('2026-05');
  });

  it('of three months is asked once, for the latest month', () => {
    const down = at('2026-06-03T10:00:00Z', { cursor: '2026-02-01' });
    expect(down.fire?.period.id).toBe('2026-06');
    expect(down.skipped).toEqual(['2026-03', '2026-05']);
  });

  it('of a quarter goes out up to ten working days late', () => {
    const change = { kind: 'quarterly', cursor: '2026-01-01' } as const;
    expect(at('2026-04-15T08:00:00Z', change).fire).toMatchObject({ id: 'TM1|quarterly|2026-Q2' });
    expect(at('2026-04-16T08:00:00Z', change)).toMatchObject({ skipped: ['2026-Q2'], cursor: '2026-04-01' });
  });

  it('of a century ends, and names the newest of what was passed over', () => {
    const down = at('2126-05-02T10:00:00Z', { kind: 'digest', cursor: '2026-04-27' });
    expect(down.skipped).toHaveLength(520);
    expect(down.cursor > '2126-04-01').toBe(true);
  });
});

describe('a quarterly review', () => {
  it('F8 of a fiscal year from April names the right quarter', () => {
    const settings = { ...DEFAULT_SETTINGS, annual: false, fiscalYearStart: 4 };
    const change = { kind: 'quarterly', settings } as const;
    expect(at('2026-04-01T07:00:00Z', { ...change, cursor: '2026-01-01' }).fire?.id).toBe('TM1|quarterly|2026-Q1');
    expect(at('2027-01-01T08:00:00Z', { ...change, cursor: '2026-10-01' }).fire).toMatchObject({
      period: { id: '2026-Q4', first: '2027-01-01', last: '2027-03-31' },
    });
  });
});

describe('a weekly digest', () => {
  const digest = { kind: 'digest', cursor: '2026-04-27', zones: ['Pacific/Auckland'] } as const;

  it('is about the week before and goes by the zone of the team alone', () => {
    expect(at('2026-05-04T06:59:00Z', digest).fire).toBeUndefined();
    expect(at('2026-05-04T07:00:00Z', digest).fire).toMatchObject({
      id: 'TM1|digest|2026-W18',
      nominal: '2026-05-04',
      period: { id: '2026-W18', first: '2026-04-27', last: '2026-05-03' },
    });
  });

  it('is posted late until twelve hours before the next', () => {
    expect(at('2026-05-10T18:59:00Z', digest).fire?.period.id).toBe('2026-W18');
    expect(at('2026-05-10T19:00:00Z', digest)).toMatchObject({ skipped: ['2026-W18'], cursor: '2026-05-04' });
  });
});

describe('a schedule that begins', () => {
  it('has nothing to make up for', () => {
    for (const kind of SCHEDULE_KINDS) {
      const now = new Date('2026-04-02T10:00:00Z');
      const cursor = firstCursor({ ...base, kind }, now);
      const planned = plan({ ...base, kind, cursor, now });
      expect(planned.fire).toBeUndefined();
      expect(planned.skipped).toEqual([]);
      expect(planned.wakeAt > now).toBe(true);
    }
  });

  it('on the very morning is still asked', () => {
    const now = new Date('2026-05-01T06:00:00Z');
    const cursor = firstCursor(base, now);
    expect(plan({ ...base, cursor, now: new Date('2026-05-01T07:00:00Z') }).fire?.period.id).toBe('2026-05');
  });
});

describe('whatever the clock and the settings do', () => {
  const zones = ['Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Santiago', 'Asia/Kathmandu'];
  const tick = fc.record({
    /** Minutes until the next tick; the clock may be set back. */
    minutes: fc.oneof(fc.integer({ min: -3000, max: 600 }), fc.integer({ min: 0, max: 60_000 })),
    zone: fc.constantFrom(...zones),
    promptAt: fc.constantFrom('00:00', '09:00', '17:30', '23:45'),
    fiscalYearStart: fc.constantFrom(1, 1, 1, 2, 4),
  });

  it('a period fires once, in order, and never before it is due', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ScheduleKind>(...SCHEDULE_KINDS),
        fc.array(tick, { maxLength: 60 }),
        (kind, ticks) => {
          let now = Date.parse('2026-01-20T12:00:00Z');
          let cursor = firstCursor({ ...base, kind }, new Date(now));
          const fired: string[] = [];
          for (const { minutes, zone, promptAt, fiscalYearStart } of ticks) {
            now += minutes * 60_000;
            const settings = { ...DEFAULT_SETTINGS, promptAt, fiscalYearStart };
            const input = { ...base, kind, settings, teamZone: zone, zones: [zone], cursor, now: new Date(now) };
            const planned = plan(input);
            expect(planned.cursor >= cursor).toBe(true);
            expect(planned.wakeAt <= planned.next.dueAt).toBe(true);
            if (planned.fire) {
              expect(planned.fire.dueAt.getTime()).toBeLessThanOrEqual(now);
              fired.push(planned.fire.period.first);
              expect(plan({ ...input, cursor: planned.cursor }).fire).toBeUndefined();
            } else {
              expect(planned.wakeAt.getTime()).toBeGreaterThan(now);
            }
            cursor = planned.cursor;
          }
          expect(fired).toEqual([...new Set(fired)].sort());
        },
      ),
      cases(300),
    );
  });

  it('no week is asked about twice or left out when a team changes its working days', () => {
    const weeks = [
      [1, 2, 3, 4, 5],
      [7, 1, 2, 3, 4],
      [6, 7, 1, 2, 3],
      [1, 2, 3, 4, 5, 6, 7],
    ];
    const change = fc.record({ steps: fc.integer({ min: 1, max: 80 }), workingDays: fc.constantFrom(...weeks) });
    const kinds = fc.constantFrom<ScheduleKind>('weekly', 'digest');
    const cadences = new Set(['weekly' as const]);
    const quiet = { ...DEFAULT_SETTINGS, monthly: false, quarterly: false, annual: false };
    fc.assert(
      fc.property(kinds, fc.array(change, { minLength: 1, maxLength: 20 }), (kind, changes) => {
        let now = Date.parse('2026-01-21T12:00:00Z');
        let cursor = firstCursor({ ...base, kind, cadences }, new Date(now));
        const fired: string[] = [];
        for (const { steps, workingDays } of changes) {
          for (let step = 0; step < steps; step += 1, now += 5 * 3_600_000) {
            const settings = { ...quiet, workingDays };
            const planned = plan({ ...base, kind, cadences, settings, cursor, now: new Date(now) });
            expect(planned.skipped).toEqual([]);
            cursor = planned.cursor;
            if (planned.fire) fired.push(planned.fire.period.id);
          }
        }
        const first = Number(fired[0]?.slice(-2) ?? 0);
        expect(fired).toEqual(fired.map((_, index) => `2026-W${String(first + index).padStart(2, '0')}`));
      }),
      cases(40),
    );
  });

  it('a team that works from Sunday to Thursday has its digest and its weekly question on Sunday', () => {
    const settings = { ...DEFAULT_SETTINGS, workingDays: [7, 1, 2, 3, 4] };
    const digest = at('2026-03-08T08:00:00Z', { kind: 'digest', settings, cursor: '2026-03-02' });
    expect(digest.fire).toMatchObject({
      id: 'TM1|digest|2026-W10',
      nominal: '2026-03-08',
      period: { first: '2026-03-01', last: '2026-03-07' },
    });
    const weekly = at('2026-03-08T08:00:00Z', {
      kind: 'weekly',
      settings,
      cadences: new Set(['weekly' as const]),
      cursor: '2026-03-02',
    });
    expect(weekly).toMatchObject({
      cursor: '2026-03-09',
      fire: { id: 'TM1|weekly|2026-W11', period: { first: '2026-03-08' } },
    });
  });

  it('a heartbeat that never stops fires every period', () => {
    const step = 23 * 3_600_000 + 1;
    for (const kind of SCHEDULE_KINDS) {
      let cursor = firstCursor({ ...base, kind }, new Date('2026-01-05T12:00:00Z'));
      const fired: string[] = [];
      for (let now = Date.parse('2026-01-05T12:00:00Z'); now < Date.parse('2027-01-05T12:00:00Z'); ) {
        const planned = plan({ ...base, kind, cursor, now: new Date(now) });
        if (planned.fire) fired.push(planned.fire.period.id);
        expect(planned.skipped).toEqual([]);
        cursor = planned.cursor;
        now = Math.min(now + step, Math.max(planned.wakeAt.getTime(), now + 1));
      }
      const counts = { weekly: 0, fortnightly: 0, monthly: 8, quarterly: 3, annual: 1, digest: 52 };
      expect(fired).toHaveLength(counts[kind]);
    }
  });
});
