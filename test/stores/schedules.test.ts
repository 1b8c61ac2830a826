import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openScheduleStore, type Schedule, type ScheduleStore } from '../../src/stores/schedules.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

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

const schedule = (team: string, change: Partial<Schedule> = {}): Schedule => ({
  id: `${team}|monthly`,
  workspace: 'T1',
  team,
  kind: 'monthly',
  cursor: '2026-04-01',
  nextDueAt: new Date('2026-05-01T07:00:00Z'),
  active: true,
  fiscalYearStart: 1,
  rev: 1,
  ...change,
});

describe('the store of schedules', () => {
  it('keeps one of a kind for a team', async () => {
    const first = schedule('TM1');
    const all = await Promise.all([1, 2, 3].map(() => schedules.insert(first)));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await schedules.get('TM1', 'monthly')).toEqual(first);
    expect(await schedules.get('TM1', 'digest')).toBeUndefined();
    expect(await schedules.forTeam('TM1')).toEqual([first]);
  });

  it('lists what is due and active, the longest waiting first', async () => {
    await schedules.insert(schedule('TM1'));
    await schedules.insert(schedule('TM2', { nextDueAt: new Date('2026-04-30T23:00:00Z') }));
    await schedules.insert(schedule('TM3', { active: false, nextDueAt: new Date('2026-01-01T00:00:00Z') }));
    await schedules.insert(schedule('TM4', { nextDueAt: new Date('2026-05-01T07:00:01Z') }));
    const due = await schedules.due(new Date('2026-05-01T07:00:00Z'), 10);
    expect(due.map(({ team }) => team)).toEqual(['TM2', 'TM1']);
    expect(await schedules.due(new Date('2026-05-01T07:00:00Z'), 1)).toHaveLength(1);
    expect((await schedules.nextDueAt())?.toISOString()).toBe('2026-04-30T23:00:00.000Z');
  });

  it('lets one of two writers move the cursor, and none that read before an edit', async () => {
    const read = schedule('TM1');
    await schedules.insert(read);
    const moves = await Promise.all([1, 2, 3].map(() => schedules.update(read, { cursor: '2026-05-01' })));
    expect(moves.filter(Boolean)).toHaveLength(1);
    expect(await schedules.update(read, { active: false })).toBe(false);
    expect(await schedules.get('TM1', 'monthly')).toMatchObject({ cursor: '2026-05-01', rev: 2, active: true });
  });

  it('names a document that it cannot read, and lets the others go on', async () => {
    await schedules.insert(schedule('TM1'));
    await database.db.collection('schedules').updateOne({}, { $set: { kind: 'hourly' } });
    await expect(schedules.get('TM1', 'monthly')).rejects.toThrow(/TM1\|monthly.*kind/);
    await schedules.insert(schedule('TM2'));
    const now = new Date('2026-05-01T07:00:00Z');
    expect((await schedules.due(now, 1)).length + (await schedules.due(now, 1)).length).toBe(1);
  });
});
