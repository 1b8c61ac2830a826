import { CommandError } from './errors.ts';
import type { StoreFile } from './file.ts';
import { createIndex, duplicateKey, type Index, type IndexSpec } from './indexes.ts';
import { createOrderedIndex, type OrderedIndex } from './ordered-index.ts';
import type { Stored } from './stored.ts';
import { decodePlain, encode } from './values/codec.ts';
import { remember } from './values/fidelity.ts';
import { keyOf } from './values/key.ts';
import type { PlainDocument } from './values/order.ts';
import { comparedAt } from './values/paths.ts';

const NONE: ReadonlySet<number> = new Set();
const ID_INDEX: IndexSpec = { v: 2, key: { _id: 1 }, name: '_id_', unique: true };

/** How much was read to answer queries, since the start: documents that were looked at, and keys of ordered indexes. */
export interface Examined {
  documents: number;
  keys: number;
}

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
  readonly examined: Examined;
  /** In the order of insertion. */
  all(): Iterable<Stored>;
  get(seq: number): Stored | undefined;
  /** How many documents have, by an index, one of the values at a path, at the most; undefined where no index knows. */
  countHaving(path: string, values: readonly unknown[]): number | undefined;
  /** The documents that have, by an index that knows, one of the values at a path. */
  having(path: string, values: readonly unknown[]): ReadonlySet<number>;
  /** The entries of an index in their order, built when first asked for. */
  ordered(index: Index): OrderedIndex;
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
  examined: Examined,
): Collection {
  const documents = new Map<number, Stored>();
  const indexes = new Map<string, Index>([[ID_INDEX.name, createIndex(ID_INDEX)]]);
  // For each path that some index has: which documents have which value there.
  const postings = new Map<string, Map<string, Set<number>>>([['_id', new Map()]]);

  // Only of indexes that a query has asked for: the others cost neither memory nor time.
  const inOrder = new Map<string, OrderedIndex>();

  // What is looked for as missing is also what stands behind an array without documents, where no value is compared.
  const keysAt = (path: string, { plain }: Stored): Set<string> => {
    const values = comparedAt(plain, path);
    return new Set((values.length === 0 ? [null] : values).map(keyOf));
  };
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
    examined,
    all: () => documents.values(),
    get: (seq) => documents.get(seq),
    countHaving: (path, values) => {
      const byKey = postings.get(path);
      if (!byKey) return undefined;
      return values.reduce((sum: number, value) => sum + (byKey.get(keyOf(value))?.size ?? 0), 0);
    },
    having: (path, values) => {
      const found = values.map((value) => postings.get(path)?.get(keyOf(value)) ?? NONE);
      return found.length === 1 ? (found[0] ?? NONE) : new Set(found.flatMap((seqs) => [...seqs]));
    },
    ordered: (index) => {
      const { name } = index.spec;
      const built = inOrder.get(name) ?? createOrderedIndex(index, documents.values());
      inOrder.set(name, built);
      return built;
    },
    insert: (seq, bson) => {
      const stored = read(seq, bson);
      check(stored.plain, seq);
      weight.grow(bson.byteLength);
      file.insert(seq, id, keyOf(stored.plain['_id']), bson);
      enter(stored);
      for (const ordered of inOrder.values()) ordered.add(stored);
    },
    replace: (old, bson) => {
      const stored = read(old.seq, bson);
      check(stored.plain, old.seq);
      weight.grow(bson.byteLength - old.bson.byteLength);
      file.replace(old.seq, bson);
      leave(old);
      enter(stored);
      for (const ordered of inOrder.values()) ordered.replace(old, stored);
      return stored;
    },
    remove: (stored) => {
      file.remove(stored.seq);
      weight.grow(-stored.bson.byteLength);
      leave(stored);
      for (const ordered of inOrder.values()) ordered.remove(stored);
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
      inOrder.delete(name);
      for (const path of index.fields) {
        if (![...indexes.values()].some((other) => other.fields.includes(path))) postings.delete(path);
      }
    },
  };
}
