import { type Collection, type Common, createCollection, type Examined, type Weight } from './collection.ts';
import { CODES, CommandError, StoreFileError } from './errors.ts';
import { type StoreFile, sqliteCode } from './file.ts';
import type { IndexSpec } from './indexes.ts';
import { MAX_STORE_BYTES } from './limits.ts';
import { createShelf } from './stored.ts';
import { decodePlain, encode } from './values/codec.ts';
import type { PlainDocument } from './values/order.ts';

/** All collections over one file, and the group commit. */
export interface Engine {
  readonly file: StoreFile;
  readonly bytes: number;
  readonly examined: Examined;
  databases(): string[];
  collections(db: string): Collection[];
  collection(db: string, name: string): Collection | undefined;
  /** Gives the collection, made where it does not exist, as the first insert does. */
  ensure(db: string, name: string, options?: PlainDocument): Collection;
  drop(db: string, name: string): boolean;
  /** The place in the order of insertion of the next document. */
  nextSeq(): number;
  /** Throws where the file could not be read again after a failure; only a new start helps then. */
  assertUsable(): void;
  /** Must be called before the first write of a command. */
  begin(): void;
  /**
   * Calls back when all that was written so far is durable, or at once where nothing waits; with the error where it
   * could not be made durable, and then nothing since the last commit has happened.
   */
  settled(then: (failure?: CommandError) => void): void;
  /** Undoes all that is not durable, for an error in the middle of a write. */
  abort(error: unknown): CommandError;
  close(): void;
}

function writeFailure(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const code = sqliteCode(error);
  const text = error instanceof Error ? error.message : String(error);
  if (code === 'SQLITE_FULL') return new CommandError('OutOfDiskSpace', 'No space left on the disk of the store file');
  if (code === 'SQLITE_READONLY') return new CommandError('IllegalOperation', 'The store file became read-only');
  return new CommandError('InternalError', `The store file could not be written: ${text}`);
}

function loadFailure(path: string, error: unknown): unknown {
  if (!(error instanceof CommandError)) return error;
  if (error.code === CODES.ExceededMemoryLimit) {
    return new StoreFileError('too-large', path, `The store's file ${path} can't be loaded: ${error.message}.`);
  }
  return new StoreFileError(
    'corrupt',
    path,
    `The store's file ${path} is damaged (${error.message}). Restore it from a backup.`,
  );
}

/** Reads a file into memory. */
export function createEngine(file: StoreFile, maxBytes: number = MAX_STORE_BYTES): Engine {
  let byName = new Map<string, Map<string, Collection>>();
  let bytes = 0;
  let lastSeq = 0;
  let lastCollection = 0;
  let waiting: ((failure?: CommandError) => void)[] = [];
  let dirty = false;
  let broken: CommandError | undefined;

  const examined: Examined = { documents: 0, keys: 0 };
  const weight: Weight = {
    grow: (by) => {
      if (by > 0 && bytes + by > maxBytes) {
        throw new CommandError(
          'ExceededMemoryLimit',
          `The embedded store holds at most ${maxBytes} bytes of documents; move to a MongoDB server (MONGODB_URI)`,
        );
      }
      bytes += by;
    },
  };
  const common: Common = { file, weight, examined, shelf: createShelf() };
  const add = (id: number, db: string, name: string, options: PlainDocument): Collection => {
    const collection = createCollection(common, id, `${db}.${name}`, options);
    const names = byName.get(db) ?? new Map<string, Collection>();
    byName.set(db, names.set(name, collection));
    lastCollection = Math.max(lastCollection, id);
    return collection;
  };
  const load = (): void => {
    byName = new Map();
    bytes = 0;
    const byId = new Map<number, Collection>();
    for (const { id, db, name, options } of file.collections()) byId.set(id, add(id, db, name, decodePlain(options)));
    // Before the documents, each of which is then looked into once.
    for (const { collection, spec } of file.indexes()) {
      byId.get(collection)?.loadIndex(decodePlain(spec) as unknown as IndexSpec);
    }
    for (const { seq, collection, bson } of file.documents()) {
      lastSeq = Math.max(lastSeq, seq);
      byId.get(collection)?.load(seq, bson);
    }
  };
  const fail = (error: unknown): CommandError => {
    const failure = writeFailure(error);
    file.rollback();
    dirty = false;
    // Memory may be ahead of the file by now, and the file is the truth. Where it cannot be read, nothing is answered.
    try {
      load();
    } catch (unreadable) {
      broken = writeFailure(unreadable);
    }
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback(failure);
    return failure;
  };
  const flush = (): void => {
    if (!dirty) return;
    try {
      file.commit();
    } catch (error) {
      fail(error);
      return;
    }
    dirty = false;
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
  };
  try {
    load();
  } catch (error) {
    file.close();
    throw loadFailure(file.path, error);
  }

  return {
    file,
    get bytes() {
      return bytes;
    },
    examined,
    databases: () => [...byName].filter(([, names]) => names.size > 0).map(([db]) => db),
    collections: (db) => [...(byName.get(db)?.values() ?? [])],
    collection: (db, name) => byName.get(db)?.get(name),
    ensure: (db, name, options = {}) => {
      const existing = byName.get(db)?.get(name);
      if (existing) return existing;
      const id = lastCollection + 1;
      file.addCollection({ id, db, name, options: encode(options) });
      return add(id, db, name, options);
    },
    drop: (db, name) => {
      const collection = byName.get(db)?.get(name);
      if (!collection) return false;
      file.dropCollection(collection.id);
      for (const { bson } of collection.all()) weight.grow(-bson.byteLength);
      byName.get(db)?.delete(name);
      return true;
    },
    nextSeq: () => ++lastSeq,
    assertUsable: () => {
      if (broken) throw broken;
    },
    begin: () => {
      if (dirty) return;
      file.begin();
      dirty = true;
      setImmediate(flush);
    },
    settled: (then) => {
      if (dirty) waiting.push(then);
      else then();
    },
    abort: fail,
    close: () => {
      flush();
      file.close();
    },
  };
}
