import { CommandError } from './errors.ts';
import type { StoreFile } from './file.ts';
import { createIndex, duplicateKey, type Index, type IndexSpec } from './indexes.ts';
import { decodePlain, encode } from './values/codec.ts';
import { remember } from './values/fidelity.ts';
import { keyOf } from './values/key.ts';
import type { PlainDocument } from './values/order.ts';
import { comparedAt } from './values/paths.ts';

/** A document: as it is in the file, and as queries read it. `plain` is shared and must not be changed. */
export interface Stored {
  readonly seq: number;
  readonly bson: Uint8Array;
  readonly plain: PlainDocument;
}

const ID_INDEX: IndexSpec = { v: 2, key: { _id: 1 }, name: '_id_', unique: true };

/** Counts what the documents of all collections weigh, and refuses to grow beyond the bound. */
export interface Weight {
  grow(by: number): void;
}

/** One collection in memory, with every write going to the file as well. */
export interface Collection {
  readonly id: number;
  readonly namespace: string;
  readonly options: PlainDocument;
  readonly indexes: ReadonlyMap<string, Index>;
  readonly size: number;
  /** In the order of insertion. */
  all(): Iterable<Stored>;
  get(seq: number): Stored | undefined;
  /** The documents that have, by an index, one of the values at a path, or undefined where no index knows. */
  having(path: string, values: readonly unknown[]): ReadonlySet<number> | undefined;
  insert(seq: number, bson: Uint8Array): void;
  replace(old: Stored, bson: Uint8Array): Stored;
  remove(stored: Stored): void;
  /** Loads what is in the file already. */
  load(seq: number, bson: Uint8Array): void;
  addIndex(spec: IndexSpec): void;
  loadIndex(spec: IndexSpec): void;
  dropIndex(name: string): void;
}

function read(seq: number, bson: Uint8Array): Stored {
  const plain = decodePlain(bson);
  remember(plain, bson);
  return { seq, bson, plain };
}

/** Makes a collection over a file. */
export function createCollection(
  file: StoreFile,
  weight: Weight,
  id: number,
  namespace: string,
  options: PlainDocument,
): Collection {
  const documents = new Map<number, Stored>();
  const indexes = new Map<string, Index>([[ID_INDEX.name, createIndex(ID_INDEX)]]);
  // For each path that some index has: which documents have which value there.
  const postings = new Map<string, Map<string, Set<number>>>([['_id', new Map()]]);

  const keysAt = (path: string, { plain }: Stored): Set<string> => new Set(comparedAt(plain, path).map(keyOf));
  const post = (path: string, stored: Stored): void => {
    const byKey = postings.get(path);
    for (const key of keysAt(path, stored)) {
      const entry = byKey?.get(key);
      if (entry) entry.add(stored.seq);
      else byKey?.set(key, new Set([stored.seq]));
    }
  };
  const unpost = (path: string, stored: Stored): void => {
    const byKey = postings.get(path);
    for (const key of keysAt(path, stored)) {
      const entry = byKey?.get(key);
      entry?.delete(stored.seq);
      if (entry?.size === 0) byKey?.delete(key);
    }
  };
  const check = (plain: PlainDocument, seq: number): void => {
    for (const index of indexes.values()) {
      if (!index.spec.unique) continue;
      for (const key of index.keys(plain)) {
        const owner = index.owners.get(key);
        if (owner !== undefined && owner !== seq) throw duplicateKey(namespace, index, plain, key);
      }
    }
  };
  const enter = (stored: Stored): void => {
    documents.set(stored.seq, stored);
    for (const path of postings.keys()) post(path, stored);
    for (const index of indexes.values()) {
      if (index.spec.unique) for (const key of index.keys(stored.plain)) index.owners.set(key, stored.seq);
    }
  };
  const leave = (stored: Stored): void => {
    for (const path of postings.keys()) unpost(path, stored);
    for (const index of indexes.values()) {
      if (index.spec.unique) for (const key of index.keys(stored.plain)) index.owners.delete(key);
    }
  };
  const build = (spec: IndexSpec): Index => {
    const index = createIndex(spec);
    if (!spec.unique) return index;
    for (const { seq, plain } of documents.values()) {
      for (const key of index.keys(plain)) {
        if (index.owners.has(key)) throw duplicateKey(namespace, index, plain, key);
      }
      for (const key of index.keys(plain)) index.owners.set(key, seq);
    }
    return index;
  };
  const install = (index: Index): void => {
    indexes.set(index.spec.name, index);
    for (const path of index.fields) {
      if (postings.has(path)) continue;
      postings.set(path, new Map());
      for (const stored of documents.values()) post(path, stored);
    }
  };

  return {
    id,
    namespace,
    options,
    indexes,
    get size() {
      return documents.size;
    },
    all: () => documents.values(),
    get: (seq) => documents.get(seq),
    having: (path, values) => {
      const byKey = postings.get(path);
      if (!byKey || /(^|\.)\d+(\.|$)/.test(path)) return undefined;
      const [only] = values;
      if (values.length === 1) return byKey.get(keyOf(only)) ?? new Set();
      return new Set(values.flatMap((value) => [...(byKey.get(keyOf(value)) ?? [])]));
    },
    insert: (seq, bson) => {
      const stored = read(seq, bson);
      check(stored.plain, seq);
      weight.grow(bson.byteLength);
      file.insert(seq, id, keyOf(stored.plain['_id']), bson);
      enter(stored);
    },
    replace: (old, bson) => {
      const stored = read(old.seq, bson);
      check(stored.plain, old.seq);
      weight.grow(bson.byteLength - old.bson.byteLength);
      file.replace(old.seq, bson);
      leave(old);
      enter(stored);
      return stored;
    },
    remove: (stored) => {
      file.remove(stored.seq);
      weight.grow(-stored.bson.byteLength);
      leave(stored);
      documents.delete(stored.seq);
    },
    load: (seq, bson) => {
      weight.grow(bson.byteLength);
      enter(read(seq, bson));
    },
    addIndex: (spec) => {
      const index = build(spec);
      file.addIndex(id, spec.name, encode({ ...spec }));
      install(index);
    },
    loadIndex: (spec) => install(build(spec)),
    dropIndex: (name) => {
      const index = indexes.get(name);
      if (!index) throw new CommandError('IndexNotFound', `index not found with name [${name}]`);
      file.dropIndex(id, name);
      indexes.delete(name);
      for (const path of index.fields) {
        if (![...indexes.values()].some((other) => other.fields.includes(path))) postings.delete(path);
      }
    },
  };
}
