import { afterAll, beforeAll, expect, it } from 'vitest';
import { RULES } from '../../src/stores/erasure/rules.ts';
import { openTestStores, type TestStores } from './support.ts';

/** Times, and files of goals. */
const WITHOUT_PEOPLE = ['pictures', 'refused_blocks', 'schedules'];

let opened: TestStores;
beforeAll(async () => {
  opened = await openTestStores(new Date('2026-03-02T08:00:00Z'));
});
afterAll(() => opened.database.close());

it('knows for every collection what becomes of it when a person is erased', async () => {
  const names = (await opened.database.db.listCollections().toArray()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !(name in RULES) && !WITHOUT_PEOPLE.includes(name))).toEqual([]);
});
