import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInbox } from '../../src/stores/inbox.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('is asked about a key first by one, of many who ask at the same time, in any instance', async () => {
  const instances = await Promise.all([openInbox(database.db), openInbox(database.db)]);
  const keys = ['T1|D1|1.0', 'T1|D1|2.0', 'T2|D1|1.0'];
  for (const key of keys) {
    const asked = Array.from({ length: 8 }, (_, index) => instances[index % 2]?.isFirst(key));
    expect((await Promise.all(asked)).filter((isFirst) => isFirst === true)).toHaveLength(1);
  }
  expect(await instances[1]?.isFirst('T1|D1|1.0')).toBe(false);
});

it('forgets a key a week after it came for the first time', async () => {
  const { isFirst } = await openInbox(database.db);
  await isFirst('key');
  const inbox = database.db.collection('inbox');
  const before = await inbox.findOne({ _id: 'key' as never });
  await isFirst('key');
  expect(await inbox.findOne({ _id: 'key' as never })).toEqual(before);
  expect(before?.['at']).toBeInstanceOf(Date);
  const [expiring] = (await inbox.indexes()).filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
  expect(expiring).toMatchObject({ key: { at: 1 }, expireAfterSeconds: 7 * 24 * 60 * 60 });
});
