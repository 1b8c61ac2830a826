import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { advanceSchedules } from '../../src/schedule/advance.ts';
import { syncSchedules, type TeamRhythm } from '../../src/schedule/sync.ts';
import { openScheduleStore, type ScheduleStore } from '../../src/stores/schedules.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SUNDAY = [7];
const FRIDAY = [5];

/** A team that works on one day of the week has its digest on it, at whatever time that is. */
describe('a schedule whose time the clock leaves out, or shows twice', () => {
  let database: TestDatabase;
  let schedules: ScheduleStore;
  beforeAll(async () => {
    database = await openTestDatabase();
    schedules = await openScheduleStore(database.db);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.collection('schedules').deleteMany({});
  });

  /** When the digest of a zone is due in the two days around a day, by a beat every five minutes. */
  async function firedAround(zone: string, day: string, promptAt: string, workingDays: number[]): Promise<string[]> {
    const settings = { ...DEFAULT_SETTINGS, promptAt, workingDays };
    const team: TeamRhythm = { workspace: 'T1', team: 'TM1', settings, teamZone: zone, zones: [] };
    await database.db.collection('schedules').deleteMany({});
    const noon = Date.parse(`${day}T12:00:00Z`);
    await syncSchedules(schedules, team, new Date(noon - 3 * DAY_MS));
    const fired: string[] = [];
    for (let at = noon - 2 * DAY_MS; at < noon + 2 * DAY_MS; at += 5 * MINUTE_MS) {
      const now = new Date(at);
      const next = await schedules.nextDueAt();
      if (next === undefined || next > now) continue;
      const fire = async ({ kind }: { kind: string }) => {
        if (kind === 'digest') fired.push(now.toISOString());
      };
      await advanceSchedules({ schedules, rhythmOf: async () => team, fire, failed: () => undefined }, now);
    }
    return fired;
  }

  it('F1 in a gap at 02:30 fires once, when the clock shows 03:30', async () => {
    expect(await firedAround('Europe/Berlin', '2026-03-29', '02:30', SUNDAY)).toEqual(['2026-03-29T01:30:00.000Z']);
  });

  it('F2 in an overlap fires at the first of the two', async () => {
    expect(await firedAround('Europe/Berlin', '2026-10-25', '02:30', SUNDAY)).toEqual(['2026-10-25T00:30:00.000Z']);
    expect(await firedAround('America/New_York', '2026-11-01', '01:30', SUNDAY)).toEqual(['2026-11-01T05:30:00.000Z']);
  });

  it('F3 on Lord Howe, where the clock moves by half an hour, fires once', async () => {
    const zone = 'Australia/Lord_Howe';
    expect(await firedAround(zone, '2026-10-04', '02:15', SUNDAY)).toEqual(['2026-10-03T15:45:00.000Z']);
    expect(await firedAround(zone, '2026-04-05', '01:45', SUNDAY)).toEqual(['2026-04-04T14:45:00.000Z']);
  });

  it('F4 in a gap at midnight fires when the day begins', async () => {
    expect(await firedAround('America/Santiago', '2026-09-06', '00:00', SUNDAY)).toEqual(['2026-09-06T04:00:00.000Z']);
    expect(await firedAround('Africa/Cairo', '2026-04-24', '00:30', FRIDAY)).toEqual(['2026-04-23T22:30:00.000Z']);
  });

  it('F5 on a day that its zone left out fires once, on the day after', async () => {
    expect(await firedAround('Pacific/Apia', '2011-12-30', '09:00', FRIDAY)).toEqual(['2011-12-30T19:00:00.000Z']);
  });

  it('F6 fires in every month, however short it is', async () => {
    const settings = { ...DEFAULT_SETTINGS, quarterly: false, annual: false };
    const team: TeamRhythm = { workspace: 'T1', team: 'TM1', settings, teamZone: 'Europe/Berlin', zones: [] };
    let now = Date.parse('2027-12-15T12:00:00Z');
    await syncSchedules(schedules, team, new Date(now));
    const fired: string[] = [];
    const fire = async ({ kind, period }: { kind: string; period: { id: string; last: string } }) => {
      if (kind === 'monthly') fired.push(`${period.id} until ${period.last}`);
    };
    for (; now < Date.parse('2028-05-31T12:00:00Z'); now += 60 * MINUTE_MS) {
      const next = await schedules.nextDueAt();
      if (next !== undefined && next.getTime() > now) continue;
      await advanceSchedules({ schedules, rhythmOf: async () => team, fire, failed: () => undefined }, new Date(now));
    }
    expect(fired).toEqual([
      '2028-01 until 2028-01-31',
      '2028-02 until 2028-02-29',
      '2028-03 until 2028-03-31',
      '2028-04 until 2028-04-30',
      '2028-05 until 2028-05-31',
    ]);
  });
});
