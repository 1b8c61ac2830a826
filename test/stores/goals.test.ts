import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGoalVersions } from '../../src/stores/goal-versions.ts';
import { openGoalStore } from '../../src/stores/goals.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { aGoal } from '../support/samples.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('a team that has outgrown a list loses its oldest goals from it, never those that it pursues now', async () => {
  const goals = await openGoalStore(database.db, openGoalVersions(database.db));
  const made = Array.from({ length: 2001 }, (_, index) => {
    const { id, ...goal } = aGoal({ id: `g${index}`, createdAt: new Date(Date.UTC(2020, 0, 1 + index)) });
    return { _id: id, ...goal };
  });
  await database.db.collection<{ _id: string }>('goals').insertMany(made);
  const found = (await goals.forTeams('T1', ['success'])).map(({ id }) => id);
  expect(found).toHaveLength(2000);
  expect([found[0], found.at(-1)]).toEqual(['g1', 'g2000']);
  expect(await goals.forTeams('T1', [])).toEqual([]);
});
