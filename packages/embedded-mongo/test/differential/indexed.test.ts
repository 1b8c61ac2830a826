import { deserialize, EJSON, serialize } from 'bson';
import { Binary, Decimal128, type Document, Double, Long, ObjectId } from 'mongodb';
import { expect, it } from 'vitest';
import { TIMES } from '../../../../test/support/cases.ts';
import { runCommand } from '../../src/commands/index.ts';
import { createCursors } from '../../src/cursors.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { openStoreFile } from '../../src/file.ts';
import { decodeExact } from '../../src/values/codec.ts';
import { freshFile, later } from '../server/support.ts';
import { aFilter } from './filters.ts';
import { createRandom, type Random } from './random.ts';
import { ARRAY_PATHS, aDocument, aNumber, aScalar, PATHS, valueFor } from './values.ts';

const SEED = Number(process.env['SEED'] || 1);
const ROUNDS = 20 * TIMES;
/** More than an index is spared for. */
const DOCUMENTS = 180;
const OPERATIONS = 120;
const INDEXED = 'indexed';
const PLAIN = 'plain';
const FIELDS = [...PATHS, ...ARRAY_PATHS, 'ls.v', 'n', 's', 'at', 'state', '_id'];

/** What only looks like another value, or has no place of its own among numbers. */
function anOddity(random: Random): unknown {
  return random.oneOf<unknown>(
    () => Number.NaN,
    () => random.pick([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 2 ** 53, 1e-300]),
    () => random.pick([Long.fromString('9007199254740993'), Long.fromString('9007199254740992'), new Double(2 ** 53)]),
    () => Decimal128.fromString(random.pick(['1', '0.1', '2.50', 'NaN', 'Infinity', '9007199254740993'])),
    () => new ObjectId(random.pick(['00000000000000000000000a', 'ff000000000000000000000b'])),
    () => new Binary(Buffer.from([random.below(3)])),
    () => random.pick([[], [[]], [[1, 2]], [null], [1, 'a', null]]),
    () => random.pick([{}, { a: 1 }, { a: [1, 2] }, { a: { b: 1 } }, { s: null }]),
    () => random.pick(['a\0b', 'a\0', '😀', '\uffff', 'a b', new Date(-1), new Date(0)]),
  );
}

/** Whether a round has what is odd; without it, more of the answers come in the order of an index. */
let odd = true;

function aValue(random: Random, path: string): unknown {
  if (odd && random.chance(0.12)) return anOddity(random);
  if (odd && random.chance(0.1)) return aScalar(random);
  return /(^|\.)l$/.test(path) && random.chance(0.7) ? aNumber(random) : valueFor(random, path);
}

function someDocument(random: Random, id: number): Document {
  const document = aDocument(random, id);
  if (!odd || random.chance(0.7)) return document;
  const name = random.pick(['n', 's', 'at', 'state', 'l', 'ls', 'o']);
  return { ...document, [name]: anOddity(random) };
}

function aKey(random: Random): Record<string, 1 | -1> {
  const fields = random.list(1, 3, () => random.pick(FIELDS));
  if (random.chance(0.5)) fields.push('_id');
  return Object.fromEntries(fields.map((field) => [field, random.chance(0.7) ? 1 : -1]));
}

const PARTIALS = [
  { state: 'sent' },
  { n: { $exists: true } },
  { b: true },
  { n: { $gt: 1 } },
  { s: { $in: ['a', 'b'] } },
];

function anIndex(random: Random, number: number): Document {
  const key = aKey(random);
  return {
    key,
    name: `index-${number}`,
    ...(random.chance(0.25) && { sparse: true }),
    ...(random.chance(0.3) && { partialFilterExpression: random.pick(PARTIALS) }),
    ...('_id' in key && random.chance(0.3) && { unique: true }),
  };
}

function aRange(random: Random, path: string): Document {
  const ends = {
    [random.pick(['$gt', '$gte'])]: aValue(random, path),
    [random.pick(['$lt', '$lte'])]: aValue(random, path),
  };
  return Object.fromEntries(random.some(Object.entries(ends)));
}

/** What an index is made for: values of its first fields, a range of the next. */
function aFilterFor(random: Random, key: Document): Document {
  const paths = Object.keys(key).slice(0, 1 + random.below(3));
  return Object.fromEntries(
    paths.map((path, i) => [
      path,
      i === paths.length - 1 && random.chance(0.7)
        ? aRange(random, path)
        : random.oneOf<unknown>(
            () => aValue(random, path),
            () => aValue(random, path),
            () => ({ $in: random.list(0, 3, () => aValue(random, path)) }),
            () => ({ $exists: random.chance(0.5) }),
            () => null,
          ),
    ]),
  );
}

function someFilter(random: Random, indexes: readonly Document[]): Document {
  const made = () => aFilterFor(random, random.pick(indexes)['key']);
  const partial = () => random.pick(PARTIALS);
  return random.oneOf<Document>(
    made,
    () => ({ ...made(), ...partial() }),
    () => ({ $and: [made(), partial()] }),
    () => ({ $or: [made(), { ...made(), ...partial() }] }),
    partial,
    () => aFilter(random),
    () => ({}),
  );
}

function aSort(random: Random, indexes: readonly Document[]): Document {
  const key: Document = random.chance(0.8) ? random.pick(indexes)['key'] : aKey(random);
  const turned = random.chance(0.3) ? -1 : 1;
  const from = random.chance(0.3) ? 1 : 0;
  const fields = Object.entries(key).slice(from);
  const sort = Object.fromEntries(fields.map(([path, way]) => [path, Number(way) * turned]));
  return random.chance(0.5) ? { ...sort, _id: sort['_id'] ?? 1 } : sort;
}

function aWrite(random: Random, indexes: readonly Document[], id: number): Document {
  const path = random.pick(['n', 's', 'state', 'at', 'l', 'ls', 'o', 'o.a', 'b']);
  const q = someFilter(random, indexes);
  const update = random.oneOf<Document>(
    () => ({ $set: { [path]: aValue(random, path) } }),
    () => ({ $unset: { [path]: '' } }),
    () => ({ $set: { l: random.list(0, 3, () => aValue(random, 'n')) } }),
  );
  const one = random.chance(0.7) ? { _id: random.below(DOCUMENTS) } : q;
  return random.oneOf<Document>(
    () => ({ insert: '', documents: [someDocument(random, id)] }),
    () => ({ update: '', updates: [{ q: one, u: update, multi: random.chance(0.5) }] }),
    () => ({ update: '', updates: [{ q: one, u: update, multi: true }] }),
    () => ({ delete: '', deletes: [{ q: { _id: random.below(DOCUMENTS) }, limit: 1 }] }),
    () => ({ findAndModify: '', query: q, sort: aSort(random, indexes), update }),
  );
}

function aRead(random: Random, indexes: readonly Document[]): Document {
  const filter = someFilter(random, indexes);
  const sort = random.chance(0.7) && { sort: aSort(random, indexes) };
  const limit = random.chance(0.7) && { limit: 1 + random.below(20) };
  const skip = random.chance(0.2) && { skip: random.below(5) };
  return random.chance(0.9) ? { find: '', filter, ...sort, ...limit, ...skip } : { count: '', query: filter };
}

/** The answer of a collection to a command, as a text; what was wrong with it where it is refused. */
function ask(engine: Engine, name: string, given: Document): string {
  const cursors = createCursors(() => 0);
  const [verb = ''] = Object.keys(given);
  const more = verb === 'find' ? { batchSize: 10_000 } : {};
  const command = decodeExact(serialize({ ...given, [verb]: name, ...more }));
  const now = new Date(0);
  const raw = new Map([['documents', ((given['documents'] ?? []) as Document[]).map((one) => serialize(one))]]);
  const call = { engine, cursors, db: 'test', command, raw, now, connectionId: 1, startedAt: now };
  try {
    const reply = runCommand(call);
    const read = reply instanceof Uint8Array ? deserialize(reply, { promoteValues: false }) : reply;
    return EJSON.stringify(read, { relaxed: false }).replaceAll(`test.${name}`, '');
  } catch (error) {
    return String(error).replaceAll(`test.${name}`, '');
  }
}

/** One collection with indexes that come and go, beside the same documents in one without. */
function runRound(engine: Engine, random: Random): void {
  odd = random.chance(0.5);
  const indexes = random.list(3, 5, () => anIndex(random, random.below(1000)));
  for (const name of [INDEXED, PLAIN]) ask(engine, name, { drop: '' });
  const create = () => ask(engine, INDEXED, { createIndexes: '', indexes });
  const isLate = random.chance(0.5);
  if (!isLate) create();
  const both = (command: Document): void => {
    const [indexed, plain] = [INDEXED, PLAIN].map((name) => ask(engine, name, command));
    const shown = () => `${EJSON.stringify(command)} with ${EJSON.stringify(indexes)}`;
    if (indexed !== plain) expect.soft(indexed, shown()).toBe(plain);
    if (indexed !== plain) throw new Error('The indexed answer is another one');
  };
  for (let id = 0; id < DOCUMENTS; id += 1) both({ insert: '', documents: [someDocument(random, id)] });
  if (isLate) create();
  for (let i = 0; i < OPERATIONS; i += 1) {
    both(random.chance(0.3) ? aWrite(random, indexes, DOCUMENTS + i) : aRead(random, indexes));
  }
  both({ find: '', filter: {} });
}

it(`answers with indexes as without (SEED=${SEED})`, () => {
  const engine = createEngine(openStoreFile(freshFile()));
  later(() => engine.close());
  for (let round = 0; round < ROUNDS; round += 1) runRound(engine, createRandom(SEED * 1000 + round));
  expect(engine.examined.keys).toBeGreaterThan(ROUNDS * OPERATIONS);
});
