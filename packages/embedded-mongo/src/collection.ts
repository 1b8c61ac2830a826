import { CommandError } from './errors.ts';
import type { StoreFile } from './file.ts';
import { createIndex, duplicateKey, type Index, type IndexSpec } from './indexes.ts';
import { createOrderedIndex, type Keyed, type OrderedIndex } from './ordered-index.ts';
import type { Shelf, Stored } from './stored.ts';
import { decodePlain, encode } from './values/codec.ts';
import { keyOf } from './values/key.ts';
import type { PlainDocument } from './values/order.ts';
import { comparedAt } from './values/paths.ts';
import { pickerAt } from './values/pick.ts';
import { differing } from './values/splice.ts';

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
  /** What of a document the indexes read, without decoding the rest of it. */
  indexed(stored: Stored): PlainDocument;
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

/** What all collections of an engine share. */
export interface Common {
  readonly file: StoreFile;
  readonly weight: Weight;
  readonly examined: Examined;
  readonly shelf: Shelf;
}

/** Whether paths of a document are concerned. */
type About = (paths: readonly string[]) => boolean;
const anything: About = () => true;

/** What a change of some fields is about, and what leaves of a document what the indexes that look there read. */
interface Concerned {
  readonly isAbout: About;
  readonly look: (bson: Uint8Array) => Uint8Array;
}
/** Of the fields that change together; what is beyond is found anew each time. */
const MAX_CONCERNS = 64;

function aboutFields(names: ReadonlySet<string>): About {
  return (paths) => paths.some((path) => names.has(path.split('.', 1)[0] ?? ''));
}

/** Which documents have which value at a path. */
type Postings = Map<string, Set<number>>;

/** Makes what leaves of a document what some indexes read. */
function pickerOf(indexes: Iterable<Index>): (bson: Uint8Array) => Uint8Array {
  return pickerAt([...indexes].flatMap(({ reads }) => reads));
}

/** Makes a collection over a file. */
export function createCollection(
  { file, weight, examined, shelf }: Common,
  id: number,
  namespace: string,
  options: PlainDocument,
): Collection {
  const documents = new Map<number, Stored>();
  const indexes = new Map<string, Index>([[ID_INDEX.name, createIndex(ID_INDEX)]]);
  // For paths that some index has, which documents have which value there. As with orders, only what a query has asked
  // for is there: the others cost neither memory nor time.
  const postings = new Map<string, Postings>();
  const inOrder = new Map<string, OrderedIndex>();

  let pick = pickerOf(indexes.values());
  let pickUnique = pick;
  const concernedBy = new Map<string, Concerned>();
  const choosePicks = (): void => {
    concernedBy.clear();
    pick = pickerOf(indexes.values());
    pickUnique = pickerOf([...indexes.values()].filter(({ spec }) => spec.unique));
  };
  // Most writes change few of the fields that indexes read, and the same ones; the others stay where they are entered.
  const concerned = (fields: ReadonlySet<string>): Concerned => {
    const name = [...fields].toSorted().join('\0');
    const known = concernedBy.get(name);
    if (known !== undefined) return known;
    const isAbout = aboutFields(fields);
    const concern = { isAbout, look: pickerOf([...indexes.values()].filter(({ reads }) => isAbout(reads))) };
    if (concernedBy.size < MAX_CONCERNS) concernedBy.set(name, concern);
    return concern;
  };
  const keyed = (seq: number, bson: Uint8Array): Keyed => ({ seq, plain: decodePlain(pick(bson)) });
  const allPicked = function* (picked: (bson: Uint8Array) => Uint8Array): Generator<Keyed, undefined> {
    for (const { seq, bson } of documents.values()) yield { seq, plain: decodePlain(picked(bson)) };
  };

  // What is looked for as missing is also what stands behind an array without documents, where no value is compared.
  const keysAt = (path: string, { plain }: Keyed): Set<string> => {
    const values = comparedAt(plain, path);
    return new Set((values.length === 0 ? [null] : values).map(keyOf));
  };
  const post = (path: string, byKey: Postings, stored: Keyed): void => {
    for (const key of keysAt(path, stored)) {
      const entry = byKey.get(key);
      if (entry) entry.add(stored.seq);
      else byKey.set(key, new Set([stored.seq]));
    }
  };
  const unpost = (path: string, byKey: Postings, stored: Keyed): void => {
    for (const key of keysAt(path, stored)) {
      const entry = byKey.get(key);
      entry?.delete(stored.seq);
      if (entry?.size === 0) byKey.delete(key);
    }
  };
  const isIndexed = (path: string): boolean => [...indexes.values()].some(({ fields }) => fields.includes(path));
  const postingsAt = (path: string): Postings | undefined => {
    const built = postings.get(path);
    if (built !== undefined || !isIndexed(path)) return built;
    const byKey: Postings = new Map();
    for (const one of allPicked(pickerAt([path]))) post(path, byKey, one);
    postings.set(path, byKey);
    return byKey;
  };
  const check = (plain: PlainDocument, seq: number, isAbout: About = anything): void => {
    for (const index of indexes.values()) {
      if (!index.spec.unique || !isAbout(index.reads)) continue;
      for (const key of index.keys(plain)) {
        const owner = index.owners.get(key);
        if (owner !== undefined && owner !== seq) throw duplicateKey(namespace, index, plain, key);
      }
    }
  };
  const enter = (stored: Keyed, isAbout: About = anything): void => {
    for (const [path, byKey] of postings) if (isAbout([path])) post(path, byKey, stored);
    for (const { spec, reads, keys, owners } of indexes.values()) {
      if (spec.unique && isAbout(reads)) for (const key of keys(stored.plain)) owners.set(key, stored.seq);
    }
  };
  const leave = (stored: Keyed, isAbout: About = anything): void => {
    for (const [path, byKey] of postings) if (isAbout([path])) unpost(path, byKey, stored);
    for (const { spec, reads, keys, owners } of indexes.values()) {
      if (spec.unique && isAbout(reads)) for (const key of keys(stored.plain)) owners.delete(key);
    }
  };
  const build = (spec: IndexSpec): Index => {
    const index = createIndex(spec);
    if (!spec.unique) return index;
    for (const { seq, plain } of allPicked(pickerOf([index]))) {
      for (const key of index.keys(plain)) {
        if (index.owners.has(key)) throw duplicateKey(namespace, index, plain, key);
      }
      for (const key of index.keys(plain)) index.owners.set(key, seq);
    }
    return index;
  };
  const install = (index: Index): void => {
    indexes.set(index.spec.name, index);
    choosePicks();
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
      const byKey = postingsAt(path);
      if (!byKey) return undefined;
      return values.reduce((sum: number, value) => sum + (byKey.get(keyOf(value))?.size ?? 0), 0);
    },
    having: (path, values) => {
      const byKey = postingsAt(path);
      const found = values.map((value) => byKey?.get(keyOf(value)) ?? NONE);
      return found.length === 1 ? (found[0] ?? NONE) : new Set(found.flatMap((seqs) => [...seqs]));
    },
    ordered: (index) => {
      const { name } = index.spec;
      const built = inOrder.get(name) ?? createOrderedIndex(index, allPicked(pickerOf([index])));
      inOrder.set(name, built);
      return built;
    },
    indexed: ({ seq, bson }) => keyed(seq, bson).plain,
    insert: (seq, bson) => {
      const entry = keyed(seq, bson);
      check(entry.plain, seq);
      weight.grow(bson.byteLength);
      file.insert(seq, id, keyOf(entry.plain['_id']), bson);
      documents.set(seq, shelf(seq, bson));
      enter(entry);
      for (const ordered of inOrder.values()) ordered.add(entry);
    },
    replace: (old, bson) => {
      const stored = shelf(old.seq, bson);
      const [before, after] = [pick(old.bson), pick(bson)];
      const { isAbout, look } = concerned(differing(before, after));
      const seen = (picked: Uint8Array): Keyed => ({ seq: old.seq, plain: decodePlain(look(picked)) });
      const [gone, entry] = [seen(before), seen(after)];
      check(entry.plain, old.seq, isAbout);
      weight.grow(bson.byteLength - old.bson.byteLength);
      file.replace(old.seq, bson);
      documents.set(old.seq, stored);
      leave(gone, isAbout);
      enter(entry, isAbout);
      for (const ordered of inOrder.values()) if (isAbout(ordered.reads)) ordered.replace(gone, entry);
      return stored;
    },
    remove: ({ seq, bson }) => {
      const entry = keyed(seq, bson);
      file.remove(seq);
      weight.grow(-bson.byteLength);
      leave(entry);
      for (const ordered of inOrder.values()) ordered.remove(entry);
      documents.delete(seq);
    },
    load: (seq, bson) => {
      weight.grow(bson.byteLength);
      documents.set(seq, shelf(seq, bson));
      // Nothing has been asked for yet, so there is nothing else to enter it in.
      enter({ seq, plain: decodePlain(pickUnique(bson)) });
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
      choosePicks();
      for (const path of index.fields) if (!isIndexed(path)) postings.delete(path);
    },
  };
}
