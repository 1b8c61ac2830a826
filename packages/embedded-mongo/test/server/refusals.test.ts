import { Long } from 'bson';
import { expect, it } from 'vitest';
import { codeOf, openStore } from './support.ts';

const UNSUPPORTED = 115;

it('refuses what it does not have with the code of the server', async () => {
  const { rows, client } = await openStore();
  await rows.insertMany([{ _id: 1 as never, a: 'x' }]);
  const db = client.db('test');
  const find = (filter: object) => () => rows.find(filter).toArray();
  const aggregate =
    (...pipeline: object[]) =>
    () =>
      rows.aggregate(pipeline).toArray();
  const command = (given: object) => () => db.command(given);
  const cases: [string, () => Promise<unknown>, number][] = [
    ['$where', find({ $where: 'this.a' }), UNSUPPORTED],
    ['$text', find({ $text: { $search: 'x' } }), UNSUPPORTED],
    ['$near', find({ a: { $near: [0, 0] } }), UNSUPPORTED],
    ['$jsonSchema', find({ $jsonSchema: {} }), UNSUPPORTED],
    ['a collation', () => rows.find({}, { collation: { locale: 'de' } }).toArray(), UNSUPPORTED],
    [
      'a collation of an update',
      () => rows.updateOne({}, { $set: { b: 1 } }, { collation: { locale: 'de' } }),
      UNSUPPORTED,
    ],
    ['$out', aggregate({ $out: 'other' }), UNSUPPORTED],
    ['$merge', aggregate({ $merge: 'other' }), UNSUPPORTED],
    ['$geoNear', aggregate({ $geoNear: {} }), UNSUPPORTED],
    ['$function', aggregate({ $addFields: { b: { $function: {} } } }), UNSUPPORTED],
    ['$accumulator', aggregate({ $group: { _id: null, b: { $accumulator: {} } } }), UNSUPPORTED],
    ['$facet within $facet', aggregate({ $facet: { a: [{ $facet: { b: [{ $limit: 1 }] } }] } }), 40600],
    ['a join within $facet', aggregate({ $facet: { a: [{ $unionWith: 'r' }] } }), UNSUPPORTED],
    ['$graphLookup', aggregate({ $graphLookup: { from: 'rows' } }), UNSUPPORTED],
    ['$lookup with let', aggregate({ $lookup: { from: 'r', let: { x: '$a' }, pipeline: [], as: 'b' } }), UNSUPPORTED],
    ['$lookup into a path', aggregate({ $lookup: { from: 'r', pipeline: [], as: 'b.c' } }), UNSUPPORTED],
    ['$stdDevPop', aggregate({ $group: { _id: null, b: { $stdDevPop: '$a' } } }), UNSUPPORTED],
    ['a text index', () => rows.createIndex({ a: 'text' }), UNSUPPORTED],
    ['a wildcard index', () => rows.createIndex({ '$**': 1 }), 67],
    ['an index with a collation', () => rows.createIndex({ a: 1 }, { collation: { locale: 'de' } }), UNSUPPORTED],
    ['a capped collection', () => db.createCollection('c', { capped: true, size: 1000 }), UNSUPPORTED],
    ['a view', () => db.createCollection('v', { viewOn: 'rows' }), UNSUPPORTED],
    ['a validator', () => db.createCollection('v', { validator: { a: 1 } }), UNSUPPORTED],
    ['a tailable cursor', () => rows.find({}, { tailable: true }).toArray(), UNSUPPORTED],
    ['explain', command({ explain: { find: 'rows' } }), 59],
    ['mapReduce', command({ mapReduce: 'rows', map: 'x', reduce: 'y', out: { inline: 1 } }), 59],
    ['an argument that it does not know', command({ find: 'rows', returnKey: true }), 40415],
    ['read concern linearizable', command({ find: 'rows', readConcern: { level: 'linearizable' } }), 123],
    ['read concern snapshot', command({ find: 'rows', readConcern: { level: 'snapshot' } }), 123],
    ['three copies', command({ insert: 'rows', documents: [{}], writeConcern: { w: 3 } }), 2],
    ['a transaction number', command({ insert: 'rows', documents: [{}], txnNumber: Long.ONE }), 20],
    ['arithmetic on large longs', () => rows.updateOne({}, { $inc: { b: Long.MAX_VALUE } }), UNSUPPORTED],
    ['__proto__', () => rows.insertOne(JSON.parse('{"__proto__": {"a": 1}}')), 2],
  ];
  const codes: [string, unknown][] = [];
  for (const [name, action] of cases) codes.push([name, await codeOf(action)]);
  expect(codes).toEqual(cases.map(([name, , code]) => [name, code]));
  expect(await rows.find({}).toArray()).toEqual([{ _id: 1, a: 'x' }]);
  expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['rows']);
});

it('refuses transactions and change streams as a standalone server does', async () => {
  const { rows, client } = await openStore();
  const session = client.startSession();
  session.startTransaction();
  expect(await codeOf(() => rows.findOne({}, { session }))).toBe(20);
  await session.endSession();
  expect(await codeOf(() => rows.watch().next())).toBe(40573);
  expect(await rows.countDocuments()).toBe(0);
});

it('takes sessions, majority concerns and a simple collation', async () => {
  const { rows, client } = await openStore();
  await client.withSession((session) =>
    rows.insertOne({ a: 1 }, { session, writeConcern: { w: 'majority', j: true } }),
  );
  const found = rows.find({}, { readConcern: { level: 'majority' }, collation: { locale: 'simple' } });
  expect(await found.toArray()).toHaveLength(1);
});
