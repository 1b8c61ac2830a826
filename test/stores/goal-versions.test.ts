import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { GoalStore } from '../../src/ports/goals.ts';
import { openGoalVersions } from '../../src/stores/goal-versions.ts';
import { openGoalStore } from '../../src/stores/goals.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { aCheckIn, aGoal } from '../support/samples.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.collection('goals').deleteMany({}));

const open = () => openGoalStore(database.db, openGoalVersions(database.db));
const ofTeam = (goals: GoalStore) => goals.forTeams('T1', ['success']);
const versionOf = async (goals: GoalStore, { id }: Goal) => (await goals.get('T1', id))?.version ?? 0;

/** What one of several instances does with a goal, whichever version of it there is. */
const STEPS = {
  read: async () => {},
  write: async (goals: GoalStore, goal: Goal) => goals.save({ ...goal, version: (await versionOf(goals, goal)) + 1 }),
  writeWithOthers: async (goals: GoalStore, goal: Goal) => {
    const version = await versionOf(goals, goal);
    if (version > 0) await goals.saveAll([{ ...goal, version: version + 1 }]);
  },
  remove: async (goals: GoalStore, goal: Goal) => goals.remove({ ...goal, version: await versionOf(goals, goal) }),
};

describe('goals of which a process keeps what it has seen', () => {
  it('are read once in each version, and not again after they were written here', async () => {
    const goals = await open();
    await goals.save(aGoal({ id: 'a' }));
    await goals.save(aGoal({ id: 'b' }));
    const [a, b] = await ofTeam(goals);
    await goals.saveAll([aGoal({ id: 'a', version: 2, title: 'changed' })]);
    const again = await ofTeam(goals);
    expect(again[1]).toBe(b);
    expect(again[0]).not.toBe(a);
    expect((await ofTeam(goals))[0]).toBe(again[0]);
    expect(again[0]?.title).toBe('changed');
  });

  it('are as another instance wrote, closed, or removed them', async () => {
    const [here, there] = [await open(), await open()];
    for (const id of ['a', 'b', 'c']) await here.save(aGoal({ id }));
    await ofTeam(here);
    await there.save(aGoal({ id: 'a', version: 2, title: 'changed there' }));
    await there.save(aGoal({ id: 'b', version: 2, state: 'achieved' }));
    await there.remove(aGoal({ id: 'c' }));
    expect((await ofTeam(here)).map(({ title, state }) => [title, state])).toEqual([
      ['changed there', 'active'],
      ['Client retention', 'achieved'],
    ]);
    expect(await here.siblingsOn('T1', ['none'], [])).toEqual([]);
    expect((await here.involving('T1', 'U1')).map(({ id }) => id)).toEqual(['a']);
  });

  it('are those of a backup that was restored below it, though their versions come again', async () => {
    const [here, restored] = [await open(), await open()];
    await here.save(aGoal({ id: 'a', title: 'lost with the machine' }));
    await ofTeam(here);
    await database.db.collection('goals').deleteMany({});
    // The time by which the two are told apart has milliseconds.
    await new Promise((done) => setTimeout(done, 2));
    await restored.save(aGoal({ id: 'a', title: 'typed again' }));
    expect((await ofTeam(here)).map(({ title }) => title)).toEqual(['typed again']);
  });

  it('refuse a write of which another came first, and show the one that did', async () => {
    const [here, there] = [await open(), await open()];
    await here.save(aGoal({ id: 'a' }));
    await there.save(aGoal({ id: 'a', version: 2, title: 'first' }));
    expect(await here.save(aGoal({ id: 'a', version: 2, title: 'second' }))).toBe(false);
    expect(await here.saveAll([aGoal({ id: 'a', version: 2, title: 'third' })])).toBe(false);
    expect((await ofTeam(here)).map(({ title }) => title)).toEqual(['first']);
  });

  it('are what the store has, whichever of two instances writes and reads in whichever order', async () => {
    const step = fc.record({
      by: fc.constantFrom(0, 1),
      goal: fc.constantFrom('a', 'b', 'c'),
      does: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        await database.db.collection('goals').deleteMany({});
        const instances = [await open(), await open()];
        for (const [index, { by, goal, does }] of steps.entries()) {
          const goals = instances[by] ?? (await open());
          await STEPS[does](goals, aGoal({ id: goal, checkIns: [aCheckIn(index)] }));
          expect(await ofTeam(goals)).toEqual(await ofTeam(await open()));
        }
      }),
      { numRuns: 40 },
    );
  });
});
