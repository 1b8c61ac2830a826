import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../../src/domain/goal/goal.ts';
import { type PreviewInput, previewRhythm } from '../../../src/domain/round/preview.ts';
import { SCHEDULE_KINDS, SCHEDULED_ROUNDS, type ScheduleKind } from '../../../src/domain/schedule/occurrence.ts';
import { firstCursor, plan } from '../../../src/domain/schedule/plan.ts';
import { DEFAULT_SETTINGS, type TeamSettings } from '../../../src/domain/team/team.ts';
import { localDateOf } from '../../../src/domain/time/instant.ts';
import { textsIn } from '../../../src/features/index.ts';
import { cases } from '../../support/cases.ts';

/** A long search ends before the test's time is up. */
const LONGEST_SEARCH = 200_000;

const mayDay = new Map([
  ['2026-05-01', { name: 'Labour Day', byLaw: true, byMoon: false }],
  ['2026-05-14', { name: 'Ascension', byLaw: true, byMoon: false }],
]);

function previewing(
  now: string,
  change: Partial<PreviewInput> = {},
  settings: Partial<TeamSettings> = {},
): PreviewInput {
  const rhythm = {
    team: 'TM1',
    settings: { ...DEFAULT_SETTINGS, ...settings },
    teamZone: 'Europe/Berlin',
    zones: ['Europe/Berlin'],
    holidays: mayDay,
    cadences: new Set<Cadence>(),
    now: new Date(now),
    ...change,
  };
  const cursor = (kind: ScheduleKind) => firstCursor({ ...rhythm, kind }, rhythm.now);
  const cursors = Object.fromEntries(SCHEDULE_KINDS.map((kind) => [kind, cursor(kind)])) as Record<
    ScheduleKind,
    string
  >;
  return { ...rhythm, cursors };
}

describe('the preview of a rhythm', () => {
  it('names the next dates, what happens on them, and why they are not the first of the month', () => {
    const { rounds, digestOn } = previewRhythm(previewing('2026-04-20T10:00:00Z'), 6);
    expect(rounds.map(({ kind, on, closesOn }) => `${kind} ${on} ${closesOn}`)).toEqual([
      'monthly 2026-05-04 2026-05-11',
      'monthly 2026-06-01 2026-06-08',
      'quarterly 2026-07-01 2026-07-08',
      'monthly 2026-08-03 2026-08-10',
      'monthly 2026-09-01 2026-09-08',
      'quarterly 2026-10-01 2026-10-08',
    ]);
    expect(rounds[0]?.moved).toEqual([{ day: '2026-05-01', why: 'holiday', name: 'Labour Day' }]);
    expect(rounds[0]?.reminders).toEqual(['2026-05-11']);
    expect(rounds[3]?.moved).toEqual([{ day: '2026-08-01', why: 'weekday' }]);
    expect(digestOn).toBe('2026-04-27');
  });

  it('follows days off, working days and the fiscal year', () => {
    const daysOff = [{ first: '2026-05-01', last: '2026-05-05' }];
    const change = { daysOff, workingDays: [1, 2, 3, 4], fiscalYearStart: 5, digest: false };
    const { rounds, digestOn } = previewRhythm(previewing('2026-04-20T10:00:00Z', {}, change), 1);
    expect(rounds[0]).toMatchObject({ kind: 'annual', on: '2026-05-06', period: { id: 'FY2026' } });
    expect(rounds[0]?.moved.map(({ why }) => why)).toEqual(['holiday', 'day-off', 'day-off']);
    expect(digestOn).toBeUndefined();
  });

  it('says of a feast that goes by the moon that it may shift by a day', () => {
    const feast = new Map([['2027-03-01', { name: 'End of Ramadan', byLaw: true, byMoon: true }]]);
    const preview = previewRhythm(previewing('2027-02-10T10:00:00Z', { holidays: feast }), 1);
    expect(preview.rounds[0]?.moved).toEqual([
      { day: '2027-03-01', why: 'holiday', name: 'End of Ramadan', byMoon: true },
    ]);
    const words = (locale: string) => textsIn(locale).rhythm.preview(preview).mrkdwn;
    expect(words('en-GB')).toContain('Mon 1 March is a holiday (End of Ramadan, can shift by a day)');
    expect(words('de')).toContain('1. März ist ein Feiertag: End of Ramadan (kann sich um einen Tag verschieben)');
  });

  it('calls a day that the team takes off by itself a day off, by its name', () => {
    const eve = new Map([['2027-06-25', { name: 'Midsummer Eve', byLaw: false, byMoon: false }]]);
    const weekly = previewRhythm(
      previewing(
        '2027-06-10T10:00:00Z',
        { holidays: eve, cadences: new Set<Cadence>(['weekly']) },
        { workingDays: [5, 6], monthly: false },
      ),
      3,
    );
    expect(weekly.rounds.find(({ on }) => on === '2027-06-26')?.moved).toContainEqual({
      day: '2027-06-25',
      why: 'day-off',
      name: 'Midsummer Eve',
    });
    expect(textsIn('en-GB').rhythm.preview(weekly).mrkdwn).toContain('Fri 25 June is a day off (Midsummer Eve)');
  });

  it('names nobody where nobody is asked, and ends where holidays are not known any more', () => {
    const nothing = { monthly: false, quarterly: false, annual: false };
    expect(previewRhythm(previewing('2026-04-20T10:00:00Z', {}, nothing), 6).rounds).toEqual([]);
    const annual = { ...nothing, annual: true };
    expect(previewRhythm(previewing('2026-04-20T10:00:00Z', {}, annual), 6).rounds.map(({ on }) => on)).toEqual([
      '2027-01-01',
      '2028-01-03',
    ]);
  });

  it('shows the weekly rounds of a team whose goals have that cadence', () => {
    const { rounds } = previewRhythm(previewing('2026-04-20T10:00:00Z', { cadences: new Set(['weekly']) }), 4);
    // On the 4th the monthly check-in asks about the weekly goals, too: one prompt.
    expect(rounds.map(({ kind, on, closesOn }) => `${kind} ${on} ${closesOn}`)).toEqual([
      'weekly 2026-04-27 2026-04-30',
      'monthly 2026-05-04 2026-05-11',
      'weekly 2026-05-11 2026-05-15',
      'weekly 2026-05-18 2026-05-22',
    ]);
  });

  const setting = fc.record({
    monthly: fc.boolean(),
    quarterly: fc.boolean(),
    annual: fc.boolean(),
    digest: fc.boolean(),
    promptAt: fc.constantFrom('00:00', '09:00', '17:30', '23:45'),
    workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
    daysOff: fc.constantFrom([], [{ first: '2026-07-01', last: '2026-07-10' }]),
  });
  const zone = fc.constantFrom('Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Lord_Howe');
  const cadences = fc.subarray<Cadence>(['weekly', 'fortnightly', 'monthly', 'quarterly']);
  const start = fc.integer({ min: 0, max: 300 }).map((hours) => new Date(Date.UTC(2026, 3, 20, hours)).toISOString());

  it('is what then really happens: the schedules fire these rounds on these days, and no other', () => {
    fc.assert(
      fc.property(setting, zone, zone, cadences, start, (settings, teamZone, member, own, now) => {
        const input = previewing(now, { teamZone, zones: [member], cadences: new Set(own) }, settings);
        const { rounds } = previewRhythm(input, 4);
        const until = Date.parse(`${rounds.at(-1)?.on ?? '2026-06-01'}T23:00:00Z`) + 86_400_000;
        const fired: { kind: string; period: string; on: string }[] = [];
        for (const kind of SCHEDULED_ROUNDS) {
          let cursor = input.cursors[kind];
          let at = Date.parse(now);
          while (at < until) {
            const done = plan({ ...input, kind, cursor, now: new Date(at) });
            cursor = done.cursor;
            if (done.fire)
              fired.push({ kind, period: done.fire.period.id, on: dayOf(done.fire.nominal, at, teamZone) });
            // A heartbeat, though a slow one: it looks again when something is due.
            else at = Math.max(done.wakeAt.getTime(), at + 1);
          }
        }
        const order = fired.toSorted((one, other) => one.on.localeCompare(other.on)).slice(0, rounds.length);
        const shown = rounds.map(({ kind, period, on }) => ({ kind, period: period.id, on }));
        expect(order).toEqual(shown);
        // One prompt a person and day.
        expect(new Set(shown.map(({ on }) => on)).size).toBe(shown.length);
      }),
      { ...cases(process.env['CI'] ? 200 : 25), interruptAfterTimeLimit: LONGEST_SEARCH },
    );
  });
});

function dayOf(nominal: string, at: number, zone: string): string {
  const today = localDateOf(new Date(at), zone);
  return nominal > today ? nominal : today;
}
