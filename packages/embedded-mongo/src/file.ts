import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { StoreFileError, type StoreFileProblem } from './errors.ts';

/** `GPST`, in the header of the file (SQLite's "Database File Format", offset 68): whose file it is. */
const APPLICATION_ID = 0x47505354;
/** Which layout of tables it has (offset 60). */
const FORMAT_VERSION = 1;
const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

const SCHEMA = `
  CREATE TABLE collections (id INTEGER PRIMARY KEY, db TEXT NOT NULL, name TEXT NOT NULL, options BLOB NOT NULL,
    UNIQUE (db, name)) STRICT;
  CREATE TABLE indexes (collection INTEGER NOT NULL, name TEXT NOT NULL, spec BLOB NOT NULL,
    PRIMARY KEY (collection, name)) STRICT;
  CREATE TABLE documents (seq INTEGER PRIMARY KEY, collection INTEGER NOT NULL, id TEXT NOT NULL, bson BLOB NOT NULL,
    UNIQUE (collection, id)) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT_VERSION};
`;

interface StoredCollection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  readonly options: Uint8Array;
}

interface StoredDocument {
  readonly seq: number;
  readonly collection: number;
  readonly bson: Uint8Array;
}

/** The one file, held by this process alone. Writes stand in it for good when `commit` has returned. */
export interface StoreFile {
  readonly path: string;
  collections(): StoredCollection[];
  indexes(): { readonly collection: number; readonly spec: Uint8Array }[];
  documents(): Iterable<StoredDocument>;
  addCollection(collection: StoredCollection): void;
  dropCollection(id: number): void;
  addIndex(collection: number, name: string, spec: Uint8Array): void;
  dropIndex(collection: number, name: string): void;
  insert(seq: number, collection: number, id: string, bson: Uint8Array): void;
  replace(seq: number, bson: Uint8Array): void;
  remove(seq: number): void;
  /** Opens a transaction where none is open. */
  begin(): void;
  /** Makes the writes since `begin` durable: they survive the death of the process and of the machine. */
  commit(): void;
  rollback(): void;
  close(): void;
}

const PROBLEMS: Readonly<Record<string, readonly [StoreFileProblem, string]>> = {
  SQLITE_BUSY: ['locked', 'is held by another process. Stop that process, or use another file'],
  SQLITE_LOCKED: ['locked', 'is held by another process. Stop that process, or use another file'],
  SQLITE_NOTADB: ['not-a-database', "isn't a database. Move it away, or use another file"],
  SQLITE_CORRUPT: ['corrupt', 'is damaged. It was not changed. Restore it from a backup'],
  SQLITE_READONLY: ['read-only', "can't be written. Make the file and its folder writable"],
  SQLITE_CANTOPEN: ['unreachable', "can't be opened. Check the path and its permissions"],
  SQLITE_FULL: ['unreachable', "can't be written because the disk is full. Free some space"],
  SQLITE_IOERR: ['unreachable', "can't be read or written. Check the disk"],
};

/** SQLite's code of an error, without what it adds to tell cases apart (`SQLITE_BUSY_RECOVERY` is `SQLITE_BUSY`). */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.split('_').slice(0, 2).join('_');
}

function fileError(path: string, problem: StoreFileProblem, text: string): StoreFileError {
  return new StoreFileError(problem, path, `The store's file ${path} ${text}.`);
}

function asFileError(path: string, error: unknown): unknown {
  if (error instanceof StoreFileError) return error;
  const [problem, text] = PROBLEMS[sqliteCode(error)] ?? [];
  return problem && text ? fileError(path, problem, text) : error;
}

function systemError(path: string, error: unknown): StoreFileError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const readOnly = code === 'EROFS' || code === 'EACCES' || code === 'EPERM';
  const hint = code === 'ENOSPC' ? 'Free some space' : readOnly ? 'Make the folder writable' : 'Check the path';
  return fileError(path, readOnly ? 'read-only' : 'unreachable', `can't be used (${code}). ${hint}`);
}

// Reads the header without SQLite, so that a foreign file is not even opened as a database.
function checkHeader(path: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(path, 'r');
  try {
    const length = readSync(handle, header, 0, HEADER_BYTES, 0);
    if (length < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC) {
      throw fileError(path, 'not-a-database', "isn't a database. Move it away, or use another file");
    }
  } finally {
    closeSync(handle);
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw fileError(path, 'foreign', 'is a database of another program. Use another file');
  }
  const version = header.readUInt32BE(60);
  if (version !== FORMAT_VERSION) {
    throw fileError(
      path,
      'newer',
      `has format ${version}, but this version reads format ${FORMAT_VERSION}. Use a newer Goalpost`,
    );
  }
}

// Built beside and linked to its name when whole: a kill leaves no half file, and an existing file is never replaced.
function create(path: string): void {
  const draft = `${path}.new-${process.pid}`;
  rmSync(draft, { force: true });
  try {
    const db = new Database(draft);
    db.exec(`BEGIN; ${SCHEMA} COMMIT;`);
    db.close();
    linkSync(draft, path);
    const directory = openSync(dirname(path), 'r');
    fsyncSync(directory);
    closeSync(directory);
  } catch (error) {
    const raced = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!raced) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function openDatabase(path: string): Database.Database {
  const db = new Database(path);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; BEGIN EXCLUSIVE; COMMIT;');
    const [row] = db.prepare('PRAGMA quick_check(1)').raw().all() as unknown[][];
    if (row?.[0] !== 'ok') throw fileError(path, 'corrupt', 'is damaged. It was not changed. Restore it from a backup');
    // Not before the check: it is the first change to the file.
    db.exec('PRAGMA journal_mode = WAL');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function bytes(value: unknown): Uint8Array {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Uint8Array);
}

// By real path. A lock of POSIX belongs to the process and goes with the first descriptor of the file that it closes,
// so that a file that is open here must not even be looked into again.
const held = new Set<string>();

/**
 * Opens the store's file, or makes it where there is none. Refuses with a `StoreFileError`, and leaves alone, a file
 * that another process holds, that is not a database, another program's, of a newer format, or damaged.
 */
export function openStoreFile(path: string): StoreFile {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) create(path);
    if (held.has(realpathSync(path))) {
      throw fileError(path, 'locked', 'is already open in this process. Close that store first');
    }
    if (!statSync(path).isFile()) throw fileError(path, 'not-a-database', "isn't a file. Use the path of a file");
    checkHeader(path);
  } catch (error) {
    const known = asFileError(path, error);
    throw known instanceof StoreFileError ? known : systemError(path, error);
  }
  try {
    const db = openDatabase(path);
    held.add(realpathSync(path));
    return storeFile(path, db);
  } catch (error) {
    throw asFileError(path, error);
  }
}

function storeFile(path: string, db: Database.Database): StoreFile {
  const insert = db.prepare('INSERT INTO documents (seq, collection, id, bson) VALUES (?, ?, ?, ?)');
  const replace = db.prepare('UPDATE documents SET bson = ? WHERE seq = ?');
  const remove = db.prepare('DELETE FROM documents WHERE seq = ?');
  let open = false;
  return {
    path,
    collections: () =>
      (db.prepare('SELECT id, db, name, options FROM collections').all() as StoredCollection[]).map((row) => ({
        ...row,
        options: bytes(row.options),
      })),
    indexes: () =>
      (db.prepare('SELECT collection, spec FROM indexes ORDER BY rowid').all() as StoredIndex[]).map((row) => ({
        ...row,
        spec: bytes(row.spec),
      })),
    *documents() {
      for (const row of db.prepare('SELECT seq, collection, bson FROM documents ORDER BY seq').iterate()) {
        const { seq, collection, bson } = row as StoredDocument;
        yield { seq, collection, bson: bytes(bson) };
      }
    },
    addCollection: ({ id, db: database, name, options }) => {
      db.prepare('INSERT INTO collections (id, db, name, options) VALUES (?, ?, ?, ?)').run(
        id,
        database,
        name,
        options,
      );
    },
    dropCollection: (id) => {
      for (const table of ['documents', 'indexes']) db.prepare(`DELETE FROM ${table} WHERE collection = ?`).run(id);
      db.prepare('DELETE FROM collections WHERE id = ?').run(id);
    },
    addIndex: (collection, name, spec) => {
      db.prepare('INSERT INTO indexes (collection, name, spec) VALUES (?, ?, ?)').run(collection, name, spec);
    },
    dropIndex: (collection, name) => {
      db.prepare('DELETE FROM indexes WHERE collection = ? AND name = ?').run(collection, name);
    },
    insert: (seq, collection, id, bson) => {
      insert.run(seq, collection, id, bson);
    },
    replace: (seq, bson) => {
      replace.run(bson, seq);
    },
    remove: (seq) => {
      remove.run(seq);
    },
    begin: () => {
      if (open) return;
      db.exec('BEGIN IMMEDIATE');
      open = true;
    },
    commit: () => {
      if (open) db.exec('COMMIT');
      open = false;
    },
    rollback: () => {
      // After a full disk SQLite may have rolled back by itself.
      if (open && db.inTransaction) db.exec('ROLLBACK');
      open = false;
    },
    close: () => {
      try {
        // Empties the log into the file and removes it, so that at rest there is one file, and gives up the lock.
        db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM collections');
      } finally {
        db.close();
        held.delete(realpathSync(path));
      }
    },
  };
}

interface StoredIndex {
  readonly collection: number;
  readonly spec: Uint8Array;
}
