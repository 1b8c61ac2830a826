import { afterEach, describe, expect, it } from 'vitest';
import { openScheduleStore } from '../../src/stores/schedules.ts';
import { openTeamStore } from '../../src/stores/teams.ts';
import { openWorld, type World } from '../features/support.ts';
import { fillIdle, openBeat } from '../support/idle.ts';

/** Of each kind: schedules, messages, rounds, reminders, goals, answers, absences, teams. */
const IDLE = 2000;
const MAX_EXAMINED = 10;

let world: World;
afterEach(() => world.close());

/** How many documents the store has looked at to answer queries. */
async function examined(): Promise<number> {
  const { metrics } = await world.db.command({ serverStatus: 1 });
  return Number(metrics.queryExecutor.scannedObjects);
}

describe('A beat at which nothing is due', () => {
  // What a server counts is of all its databases, and other tests may run on it.
  it.skipIf(process.env['MONGODB_URI'])(`looks at ${MAX_EXAMINED} documents at the most among thousands`, async () => {
    world = await openWorld();
    const { db, followUps, ports } = world;
    const beat = await openBeat(db, followUps, ports.clock);
    await fillIdle(db, ports.clock.now(), IDLE);
    // The first one after a start looks back.
    for (const part of Object.values(beat)) await part();
    const byPart: Record<string, number> = {};
    for (const [name, part] of Object.entries(beat)) {
      const before = await examined();
      await part();
      byPart[name] = (await examined()) - before;
    }
    expect(Object.keys(byPart)).toHaveLength(18);
    const sum = Object.values(byPart).reduce((all, one) => all + one, 0);
    expect(sum, JSON.stringify(byPart)).toBeLessThanOrEqual(MAX_EXAMINED);
  });

  it.skipIf(process.env['MONGODB_URI'])(
    'reads the first of thousands that are due at once by looking at no others',
    async () => {
      world = await openWorld();
      const { db, followUps, ports } = world;
      await openBeat(db, followUps, ports.clock);
      const now = ports.clock.now();
      const dueAt = (id: number, time: object) => ({ _id: `${id}` as never, ...time });
      const ids = Array.from({ length: IDLE }, (_, i) => i);
      await db.collection('outbox').insertMany(ids.map((id) => dueAt(id, { state: 'pending', notBefore: now })));
      await db.collection('schedules').insertMany(ids.map((id) => dueAt(id, { active: true, nextDueAt: now })));
      const before = await examined();
      const sorted = { _id: 1 } as const;
      const messages = db.collection('outbox').find({ state: 'pending', notBefore: { $lte: now } });
      expect(
        await messages
          .sort({ notBefore: 1, ...sorted })
          .limit(50)
          .toArray(),
      ).toHaveLength(50);
      const schedules = db.collection('schedules').find({ active: true, nextDueAt: { $lte: now } });
      expect(
        await schedules
          .sort({ nextDueAt: 1, ...sorted })
          .limit(50)
          .toArray(),
      ).toHaveLength(50);
      expect((await examined()) - before).toBe(100);
    },
  );

  it('has the indexes of this version in place of those of earlier ones', async () => {
    world = await openWorld();
    const { db } = world;
    await db.collection('schedules').createIndex({ nextDueAt: 1 }, { partialFilterExpression: { active: true } });
    await db.collection('teams').createIndex({ 'removed.at': 1 }, { sparse: true });
    for (let start = 0; start < 2; start += 1) {
      await openScheduleStore(db);
      await openTeamStore(db);
    }
    const namesIn = async (name: string) => (await db.collection(name).indexes()).map((index) => index.name);
    expect(await namesIn('schedules')).toEqual(['_id_', 'nextDueAt_1__id_1', 'team_1']);
    expect(await namesIn('teams')).not.toContain('removed.at_1');
  });
});
