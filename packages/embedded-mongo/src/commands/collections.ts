import { CommandError, unsupported } from '../errors.ts';
import { compileFilter } from '../semantics/filter.ts';
import { encode } from '../values/codec.ts';
import type { PlainDocument } from '../values/order.ts';
import { words } from '../words.ts';
import { type Call, collectionName, flag, type Handler } from './command.ts';

/** `create` (manual: "create"). Views, capped and time series collections and validators are refused. */
export const create: Handler = {
  takes: words('capped size max viewOn pipeline timeseries validator validationLevel validationAction autoIndexId'),
  run: (call) => {
    const name = collectionName(call, 'create');
    for (const option of ['capped', 'viewOn', 'timeseries', 'validator']) {
      if (flag(call.command, option)) throw unsupported(`create with '${option}'`);
    }
    if (call.engine.collection(call.db, name)) {
      throw new CommandError('NamespaceExists', `Collection ${call.db}.${name} already exists.`);
    }
    call.engine.begin();
    call.engine.ensure(call.db, name);
    return {};
  },
};

/** `drop` (manual: "drop"): dropping what does not exist is no error. */
export const drop: Handler = {
  takes: [],
  run: (call) => {
    const name = collectionName(call, 'drop');
    const collection = call.engine.collection(call.db, name);
    if (!collection) return {};
    const nIndexesWas = collection.indexes.size;
    call.engine.begin();
    call.engine.drop(call.db, name);
    return { nIndexesWas, ns: collection.namespace };
  },
};

/** `dropDatabase` (manual: "dropDatabase"). */
export const dropDatabase: Handler = {
  takes: [],
  run: ({ engine, db }) => {
    const names = engine.collections(db).map(({ namespace }) => namespace.slice(db.length + 1));
    if (names.length > 0) engine.begin();
    for (const name of names) engine.drop(db, name);
    return { dropped: db };
  },
};

/** `listCollections` (manual: "listCollections"). */
export const listCollections: Handler = {
  takes: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: (call) => {
    const nameOnly = flag(call.command, 'nameOnly');
    const filter = compileFilter(call.command['filter'], call.now);
    const listed = call.engine.collections(call.db).map((collection): PlainDocument => {
      const name = collection.namespace.slice(call.db.length + 1);
      if (nameOnly) return { name, type: 'collection' };
      const idIndex = { v: 2, key: { _id: 1 }, name: '_id_' };
      return { name, type: 'collection', options: collection.options, info: { readOnly: false }, idIndex };
    });
    const found = listed.filter((one) => filter.test(one)).map(encode);
    return call.cursors.first(`${call.db}.$cmd.listCollections`, found, found.length + 1, true);
  },
};

function weight(call: Call, db: string): number {
  let bytes = 0;
  for (const collection of call.engine.collections(db))
    for (const { bson } of collection.all()) bytes += bson.byteLength;
  return bytes;
}

/** `listDatabases` (manual: "listDatabases"). */
export const listDatabases: Handler = {
  takes: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: (call) => {
    const filter = compileFilter(call.command['filter'], call.now);
    const all = call.engine.databases().map((name) => ({ name, sizeOnDisk: weight(call, name), empty: false }));
    const found = all.filter((one) => filter.test(one));
    if (flag(call.command, 'nameOnly')) return { databases: found.map(({ name }) => ({ name })) };
    const totalSize = found.reduce((sum, one) => sum + one.sizeOnDisk, 0);
    return { databases: found, totalSize, totalSizeMb: Math.floor(totalSize / 2 ** 20) };
  },
};

/** `dbStats` (manual: "dbStats"), as far as it is known. */
export const dbStats: Handler = {
  takes: ['scale', 'freeStorage'],
  run: (call) => {
    const all = call.engine.collections(call.db);
    const objects = all.reduce((sum, one) => sum + one.size, 0);
    const dataSize = weight(call, call.db);
    const indexes = all.reduce((sum, one) => sum + one.indexes.size, 0);
    return { db: call.db, collections: all.length, views: 0, objects, dataSize, storageSize: dataSize, indexes };
  },
};

/** `collStats` (manual: "collStats"), as far as it is known. */
export const collStats: Handler = {
  takes: ['scale'],
  run: (call) => {
    const name = collectionName(call, 'collStats');
    const collection = call.engine.collection(call.db, name);
    let size = 0;
    for (const { bson } of collection?.all() ?? []) size += bson.byteLength;
    return { ns: `${call.db}.${name}`, count: collection?.size ?? 0, size, nindexes: collection?.indexes.size ?? 0 };
  },
};
