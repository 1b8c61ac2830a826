import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { BSON, type Document, Double, Long, MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { freshFile, later, openStore } from '../../packages/embedded-mongo/test/server/support.ts';
import { copyAll, originOf } from '../../src/cli/copy.ts';
import { goalpost, interruptedAt } from '../support/goalpost.ts';

const DOCUMENTS = 1200;
const migrate = async (from: MongoClient, to: MongoClient, context: Parameters<typeof copyAll>[2]) =>
  copyAll(await originOf(from), to, context);
const quiet = { show: () => undefined, say: () => undefined };

/** A store in a file, closed, with a database of its own name. */
async function aStore(): Promise<{ file: string; db: string }> {
  const file = freshFile();
  const db = `goalpost_test_${randomBytes(6).toString('hex')}`;
  const { client, store } = await openStore({ file });
  const goals = client.db(db).collection<Document>('goals');
  await goals.createIndex({ team: 1, n: 1 }, { unique: true, partialFilterExpression: { open: true } });
  const rows = Array.from({ length: DOCUMENTS }, (_, i) => ({ _id: `g${i}`, team: 'a', n: i, at: new Date(i) }));
  await goals.insertMany(rows as never[]);
  await client
    .db(db)
    .collection('odd')
    .insertMany([
      { _id: 1, long: Long.fromNumber(5), whole: new Double(5) },
      { _id: 'x', z: null, a: [{}] },
    ] as never[]);
  await client.close();
  await store.close();
  return { file, db };
}

/** The server of MONGODB_URI, or an embedded store in its place. */
async function aTarget(db: string): Promise<{ uri: string; client: MongoClient }> {
  const uri = process.env['MONGODB_URI'] || (await openStore()).store.uri;
  const client = await MongoClient.connect(uri);
  later(async () => {
    await client.db(db).dropDatabase();
    await client.close();
  });
  return { uri, client };
}

it('exports every index and document as canonical Extended JSON, for its owner only, and replaces no file', async () => {
  const { file, db } = await aStore();
  const out = freshFile('export.jsonl');
  expect(await goalpost('export', '--from', file, '--out', out)).toMatchObject({ code: 0 });
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  const read = lines.map((line) => BSON.EJSON.parse(line, { relaxed: false }) as Document);
  expect(read).toHaveLength(DOCUMENTS + 3);
  expect(read.filter((one) => 'index' in one)).toMatchObject([{ db, collection: 'goals', index: { unique: true } }]);
  expect(lines.find((line) => line.includes('"whole"'))).toContain(
    '"long":{"$numberLong":"5"},"whole":{"$numberDouble":"5.0"}',
  );
  expect(statSync(out).mode & 0o077).toBe(0);
  expect(await goalpost('export', '--from', file, '--out', out)).toMatchObject({
    code: 1,
    text: expect.stringContaining('exists'),
  });
});

it('exports from a store that runs, by its address', async () => {
  const { store, rows } = await openStore();
  await rows.insertOne({ a: 1 });
  const out = freshFile('export.jsonl');
  expect(await goalpost('export', '--from', store.uri, '--out', out)).toMatchObject({ code: 0 });
  expect(readFileSync(out, 'utf8')).toContain('"a":{"$numberInt":"1"}');
});

it('moves everything into a server, with the types of numbers and the indexes', async () => {
  const { file, db } = await aStore();
  const { uri, client } = await aTarget(db);
  const ended = await goalpost('migrate', '--from', file, '--to', uri);
  expect(ended.text).toContain(`${db}.goals: ${DOCUMENTS} of ${DOCUMENTS}`);
  expect(ended).toMatchObject({ code: 0, text: expect.stringContaining(`Copied ${DOCUMENTS + 2} documents to`) });
  const names = (await client.db(db).listCollections().toArray()).map(({ name }) => name);
  expect(names.sort()).toEqual(['goals', 'odd']);
  expect(await client.db(db).collection('goals').countDocuments()).toBe(DOCUMENTS);
  const odd = await client
    .db(db)
    .collection('odd')
    .findOne({ _id: 1 as never }, { promoteValues: false });
  expect(BSON.EJSON.stringify(odd, { relaxed: false })).toContain('"$numberDouble":"5.0"');
  const index = (await client.db(db).collection('goals').indexes()).find(({ name }) => name === 'team_1_n_1');
  expect(index).toMatchObject({ unique: true, partialFilterExpression: { open: true } });
  // All is there: what follows is somebody's data.
  expect(await goalpost('migrate', '--from', file, '--to', uri)).toMatchObject({
    code: 1,
    text: expect.stringContaining(`already has documents in ${db}.goals`),
  });
});

it('goes on where it was stopped', async () => {
  const { file, db } = await aStore();
  const { client } = await aTarget(db);
  const source = await openStore({ file });
  const stopping = new AbortController();
  const stopsLater = { ...quiet, show: () => stopping.abort() };
  await expect(migrate(source.client, client, { progress: stopsLater, stop: stopping.signal })).rejects.toMatchObject({
    exit: 'stopped',
  });
  expect(await client.db(db).collection('goals').countDocuments()).toBe(500);
  const shown: number[] = [];
  const progress = {
    ...quiet,
    show: (what: string, done: number) => void (what === `${db}.goals` && shown.push(done)),
  };
  await migrate(source.client, client, { progress, stop: new AbortController().signal });
  expect(shown[0]).toBe(1000);
  expect(await client.db(db).collection('goals').countDocuments()).toBe(DOCUMENTS);
});

it('stops at an interrupt from the terminal, and goes on when it is started again', async () => {
  const { file, db } = await aStore();
  const { client: source, store } = await openStore({ file });
  const many = source.db(db).collection<Document>('history');
  await many.insertMany(Array.from({ length: 3000 }, (_, i) => ({ _id: i as never, text: 'x'.repeat(50) })));
  // Always an embedded store: what is tested is the signal, and thousands of writes take some servers minutes.
  const target = await openStore();
  const { uri } = target.store;
  const { client } = target;
  const args = ['migrate', '--from', store.uri, '--to', uri];
  // The first collection is there, and the second, which is large, is at work.
  const stopped = await interruptedAt('', ...args);
  expect(stopped).toEqual({ code: 130, text: expect.stringContaining('Run the command again') });
  const copied = await client.db(db).collection('history').countDocuments();
  expect(copied).toBeLessThan(3000);
  const again = await goalpost(...args);
  expect(again).toMatchObject({ code: 0, text: expect.stringContaining('and verified them') });
  expect(await client.db(db).collection('history').countDocuments()).toBe(3000);
});

it('finds out where the copy differs, and copies that collection anew when started again', async () => {
  const { file, db } = await aStore();
  const { client } = await aTarget(db);
  const source = await openStore({ file });
  const stop = new AbortController().signal;
  const stopping = new AbortController();
  const stopsLater = { ...quiet, show: () => stopping.abort() };
  await expect(migrate(source.client, client, { progress: stopsLater, stop: stopping.signal })).rejects.toThrow();
  // Somebody changes what was copied before it is compared; the first ones by `_id` were.
  const goals = client.db(db).collection<Document>('goals');
  await goals.updateOne({ _id: 'g1' as never }, { $set: { n: -1 } });
  const meddled = migrate(source.client, client, { progress: quiet, stop });
  await expect(meddled).rejects.toMatchObject({ message: expect.stringContaining(`${db}.goals differs`) });
  await migrate(source.client, client, { progress: quiet, stop });
  expect(await goals.findOne({ _id: 'g1' as never })).toMatchObject({ n: 1 });
});

it('says what is wrong in a line, and never a password', async () => {
  const address = 'mongodb://me:hush@127.0.0.1:1/?serverSelectionTimeoutMS=300';
  const { file } = await aStore();
  const unreachable = await goalpost('migrate', '--from', file, '--to', address);
  expect(unreachable).toMatchObject({ code: 66, text: expect.stringContaining('mongodb://127.0.0.1:1/') });
  expect(unreachable.text).not.toContain('hush');
  expect(await goalpost('migrate', '--from', freshFile('none'), '--to', address)).toMatchObject({ code: 66 });
  expect(await goalpost('migrate', '--to', 'localhost')).toMatchObject({ code: 64 });
  expect(await goalpost('nonsense')).toMatchObject({
    code: 64,
    text: expect.stringContaining("Unknown command 'nonsense'"),
  });
  const nowhere = `${freshFile('none')}/export.jsonl`;
  expect(await goalpost('export', '--from', file, '--out', nowhere)).toMatchObject({
    code: 66,
    text: expect.stringContaining(`Can't write ${nowhere}`),
  });
  const other = freshFile('notes.db');
  writeFileSync(other, 'not a store');
  expect(await goalpost('export', '--from', other, '--out', freshFile('o'))).toMatchObject({ code: 66 });
});
