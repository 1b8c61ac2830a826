import type { Collection } from '../collection.ts';
import { CommandError, unsupported } from '../errors.ts';
import type { IndexSpec } from '../indexes.ts';
import { MAX_INDEXES } from '../limits.ts';
import { compileFilter } from '../semantics/filter.ts';
import { encode, toPlain } from '../values/codec.ts';
import { keyOf } from '../values/key.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { words } from '../words.ts';
import { type Call, collectionName, documents, flag, type Handler } from './command.ts';

const OPTIONS = words('v key name ns unique sparse partialFilterExpression expireAfterSeconds background hidden');
const MAX_EXPIRE_SECONDS = 2 ** 31 - 1;

function parseKey(value: unknown): Record<string, number> {
  const key = isDocument(value) ? Object.entries(value) : [];
  if (key.length === 0) throw new CommandError('CannotCreateIndex', 'Index keys cannot be an empty object.');
  for (const [field, direction] of key) {
    if (typeof direction === 'string') throw unsupported(`An index of type '${direction}'`);
    if (typeof direction !== 'number' || direction === 0) {
      throw new CommandError('CannotCreateIndex', `Values in the index key pattern must be numbers, not 0: ${field}`);
    }
    if (field === '' || field.includes('$')) {
      throw new CommandError(
        'CannotCreateIndex',
        `Index key '${field}' is not valid: wildcard indexes are not supported`,
      );
    }
  }
  return Object.fromEntries(key) as Record<string, number>;
}

function parseExpiry(given: PlainDocument, key: Record<string, number>): { expireAfterSeconds?: number } {
  const seconds = given['expireAfterSeconds'];
  if (seconds === undefined) return {};
  if (typeof seconds !== 'number' || seconds < 0 || seconds > MAX_EXPIRE_SECONDS) {
    throw new CommandError(
      'CannotCreateIndex',
      `TTL index 'expireAfterSeconds' option must be within 0 and ${MAX_EXPIRE_SECONDS}`,
    );
  }
  if (Object.keys(key).length > 1 || '_id' in key) {
    throw new CommandError('CannotCreateIndex', 'TTL indexes are single-field indexes, and not on _id');
  }
  return { expireAfterSeconds: seconds };
}

function parseSpec(call: Call, given: PlainDocument): IndexSpec {
  const unknown = Object.keys(given).find((option) => !OPTIONS.includes(option));
  if (unknown === 'collation') throw unsupported('An index with a collation');
  if (unknown) {
    throw new CommandError(
      'InvalidIndexSpecificationOption',
      `The field '${unknown}' is not valid for an index specification.`,
    );
  }
  const key = parseKey(given['key']);
  const { name } = given;
  if (typeof name !== 'string' || name === '') {
    throw new CommandError('FailedToParse', "The 'name' field is a required property of an index specification");
  }
  const partial = given['partialFilterExpression'];
  if (partial !== undefined) compileFilter(partial, call.now);
  return {
    v: 2,
    key,
    name,
    ...(flag(given, 'unique') ? { unique: true } : {}),
    ...(flag(given, 'sparse') ? { sparse: true } : {}),
    ...(isDocument(partial) ? { partialFilterExpression: partial } : {}),
    ...parseExpiry(given, key),
  };
}

const options = (spec: IndexSpec): string => keyOf({ ...spec, name: '' });

/** What tells two indexes on the same fields apart (manual: "createIndexes", "Considerations"). */
const signature = ({ key, unique = false, sparse = false, partialFilterExpression }: IndexSpec): string =>
  keyOf({ key, unique, sparse, partialFilterExpression });

// The same index again is nothing; another one of the same name or signature is an error (manual: "createIndexes").
function isNew({ indexes }: Collection, spec: IndexSpec): boolean {
  const existing = [...indexes.values()].map((index) => index.spec);
  const byName = existing.find(({ name }) => name === spec.name);
  if (keyOf(spec.key) === keyOf({ _id: 1 }) || (byName && options(byName) === options(spec))) return false;
  if (byName && signature(byName) !== signature(spec)) {
    throw new CommandError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index: ${spec.name}`,
    );
  }
  const alike = existing.find((one) => signature(one) === signature(spec));
  if (!alike) return true;
  throw new CommandError('IndexOptionsConflict', `Index already exists with other options or name: ${alike.name}`);
}

/** `createIndexes` (manual: "createIndexes"). */
export const createIndexes: Handler = {
  takes: ['indexes', 'commitQuorum'],
  run: (call) => {
    const name = collectionName(call, 'createIndexes');
    const specs = documents(call.command, 'indexes').map((given) => parseSpec(call, toPlain(given) as PlainDocument));
    if (specs.length === 0) throw new CommandError('BadValue', 'Must specify at least one index to create');
    const createdCollectionAutomatically = call.engine.collection(call.db, name) === undefined;
    call.engine.begin();
    const collection = call.engine.ensure(call.db, name);
    const numIndexesBefore = collection.indexes.size;
    const added: string[] = [];
    try {
      for (const spec of specs) {
        if (!isNew(collection, spec)) continue;
        if (collection.indexes.size >= MAX_INDEXES) {
          throw new CommandError('CannotCreateIndex', `add index fails, too many indexes for ${collection.namespace}`);
        }
        collection.addIndex(spec);
        added.push(spec.name);
      }
    } catch (error) {
      // All or none.
      for (const one of added) collection.dropIndex(one);
      throw error;
    }
    return { numIndexesBefore, numIndexesAfter: collection.indexes.size, createdCollectionAutomatically };
  },
};

/** `listIndexes` (manual: "listIndexes"). */
export const listIndexes: Handler = {
  takes: ['cursor'],
  run: (call) => {
    const name = collectionName(call, 'listIndexes');
    const collection = call.engine.collection(call.db, name);
    if (!collection) throw new CommandError('NamespaceNotFound', `ns does not exist: ${call.db}.${name}`);
    const specs = [...collection.indexes.values()].map(({ spec: { unique, ...spec } }) =>
      encode({ ...spec, ...(unique && spec.name !== '_id_' ? { unique } : {}) }),
    );
    return call.cursors.first(`${call.db}.${name}`, specs, MAX_INDEXES, true);
  },
};

/** `dropIndexes` (manual: "dropIndexes"): by name, by names, by key, or all with `*`. */
export const dropIndexes: Handler = {
  takes: ['index'],
  run: (call) => {
    const name = collectionName(call, 'dropIndexes');
    const collection = call.engine.collection(call.db, name);
    if (!collection) throw new CommandError('NamespaceNotFound', `ns not found ${call.db}.${name}`);
    const nIndexesWas = collection.indexes.size;
    const specs = [...collection.indexes.values()].map(({ spec }) => spec);
    const asked = call.command['index'];
    const byKey = specs.find(({ key }) => isDocument(asked) && keyOf(key) === keyOf(asked))?.name;
    const all = specs.map((spec) => spec.name).filter((one) => one !== '_id_');
    const names = asked === '*' ? all : Array.isArray(asked) ? asked.map(String) : [byKey ?? String(asked)];
    for (const one of names) {
      if (one === '_id_') throw new CommandError('InvalidOptions', 'cannot drop _id index');
      if (!collection.indexes.has(one)) throw new CommandError('IndexNotFound', `index not found with name [${one}]`);
    }
    call.engine.begin();
    for (const one of names) collection.dropIndex(one);
    return { nIndexesWas };
  },
};
