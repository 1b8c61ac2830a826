import { afterEach, describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../src/features/index.ts';
import { createIds } from '../../src/ids.ts';
import { openOutbox } from '../../src/stores/outbox.ts';
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
    expect(Object.keys(byPart)).toHaveLength(12);
    const sum = Object.values(byPart).reduce((all, one) => all + one, 0);
    expect(sum, JSON.stringify(byPart)).toBeLessThanOrEqual(MAX_EXAMINED);
  });

  it('has the indexes of this version in place of those of earlier ones', async () => {
    world = await openWorld();
    const { db, ports } = world;
    await db.collection('schedules').createIndex({ nextDueAt: 1 }, { partialFilterExpression: { active: true } });
    await db.collection('outbox').createIndex({ state: 1, notBefore: 1 });
    await db.collection('teams').createIndex({ 'removed.at': 1 }, { sparse: true });
    for (let start = 0; start < 2; start += 1) {
      await openScheduleStore(db);
      await openOutbox(db, { clock: ports.clock, ids: createIds(), noticeKinds: NOTICE_KINDS });
      await openTeamStore(db);
    }
    const namesIn = async (name: string) => (await db.collection(name).indexes()).map((index) => index.name);
    expect(await namesIn('schedules')).toEqual(['_id_', 'nextDueAt_1__id_1', 'team_1']);
    expect(await namesIn('outbox')).not.toContain('state_1_notBefore_1');
    expect(await namesIn('outbox')).toContain('state_1_notBefore_1__id_1');
    expect(await namesIn('teams')).not.toContain('removed.at_1');
  });
});
