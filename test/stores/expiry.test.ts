import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAbsenceStore } from '../../src/stores/absences.ts';
import { openDraftStore } from '../../src/stores/drafts.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { anAbsence } from '../support/samples.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** What a database forgets by itself, by indexes that it keeps (MongoDB manual, "TTL Indexes"). */
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const forgets = async (collection: string) =>
  (await database.db.collection(collection).indexes()).flatMap(
    ({ key, expireAfterSeconds, partialFilterExpression }) =>
      expireAfterSeconds === undefined ? [] : [{ key, expireAfterSeconds, partialFilterExpression }],
  );

it('forgets an absence ninety days after it ended, whether its rounds were looked through or not', async () => {
  const absences = await openAbsenceStore(database.db);
  expect(await forgets('absences')).toEqual([{ key: { endsAt: 1 }, expireAfterSeconds: 90 * DAY_SECONDS }]);
  await absences.add(anAbsence());
  // Only a date expires: text in its place would be kept for ever.
  expect((await database.db.collection('absences').findOne({}))?.['endsAt']).toBeInstanceOf(Date);
  // Opening it again is no change of the index.
  await openAbsenceStore(database.db);
  expect(await forgets('absences')).toHaveLength(1);
});

it('forgets a draft a fortnight after it was kept the last time', async () => {
  const drafts = await openDraftStore(database.db);
  expect(await forgets('drafts')).toEqual([{ key: { savedAt: 1 }, expireAfterSeconds: 14 * DAY_SECONDS }]);
  const fields = [{ field: 'a:value', value: '1' }];
  const [first, second] = [new Date('2026-03-02T08:00:00Z'), new Date('2026-03-03T08:00:00Z')];
  await drafts.save('T1', 'U1', { fields, savedAt: first });
  await drafts.save('T1', 'U1', { fields, savedAt: second });
  expect((await database.db.collection('drafts').findOne({}))?.['savedAt']).toEqual(second);
});
