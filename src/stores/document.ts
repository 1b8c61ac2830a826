import type { Collection, Db, Document, Filter, FindCursor, IndexDescription, WithId } from 'mongodb';
import { z } from 'zod';
import { byPresentKeys } from './present-keys.ts';

/** How many documents a list holds at the most. A team that outgrows it has to be split; the rest is left out. */
const MAX_LISTED = 500;

/** Every write waits for the majority of a replica set; a stand-alone server takes that as its own journal. */
export const WRITE_CONCERN = { w: 'majority', journal: true, wtimeoutMS: 10_000 } as const;

export interface Stored extends Document {
  readonly _id: string;
}

/** In which order, then by id, and how many at the most. */
export interface Listing {
  readonly sort?: Record<string, 1 | -1>;
  readonly limit?: number;
}

/** Documents of one kind, checked against their schema when they are read. Their `id` is the document's `_id`. */
export interface Documents<T extends { readonly id: string }> {
  readonly collection: Collection<Stored>;
  read(document: Stored): T;
  /** Those that can be read; one that this version cannot read must not take all the others with it. */
  readAll(documents: readonly Stored[]): T[];
  write(value: T): Stored;
  one(filter: Filter<Stored>): Promise<T | undefined>;
  list(filter: Filter<Stored>, options?: Listing): Promise<T[]>;
  /** What a list reads. */
  find(filter: Filter<Stored>, options?: Listing): FindCursor<WithId<Stored>>;
  /** The first of a list. */
  first(filter: Filter<Stored>, sort: Record<string, 1 | -1>): Promise<T | undefined>;
  /** Changes fields of the document that fits, where there is one. */
  set(filter: Filter<Stored>, fields: Document): Promise<void>;
  /** False where a document of that id, or of another unique key, is there already. */
  insert(value: T): Promise<boolean>;
}

/** Told of documents that a list leaves out because they do not fit their schema. */
export type Unreadable = (error: unknown) => void;

/**
 * Opens a collection. Reading a document that does not fit its schema throws, and names the document and the field; a
 * list leaves it out and tells `unreadable`.
 */
export function documents<T extends { readonly id: string }>(
  db: Db,
  name: string,
  schema: z.ZodType<T>,
  unreadable: Unreadable = () => undefined,
): Documents<T> {
  const collection = db.collection<Stored>(name, { writeConcern: WRITE_CONCERN, ignoreUndefined: true });
  const checked = schema instanceof z.ZodObject ? byPresentKeys<T>(schema) : schema;
  const read = ({ _id, ...rest }: Stored): T => {
    const result = checked.safeParse({ id: _id, ...rest });
    if (result.success) return result.data;
    const where = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new Error(`A document of ${name} (${_id}) does not fit this version of Goalpost: ${where}`);
  };
  const readAll = (found: readonly Stored[]): T[] =>
    found.flatMap((document) => {
      try {
        return [read(document)];
      } catch (error) {
        unreadable(error);
        return [];
      }
    });
  const write = ({ id, ...rest }: T): Stored => ({ _id: id, ...rest });
  const find: Documents<T>['find'] = (filter, { sort = {}, limit = MAX_LISTED } = {}) =>
    collection
      .find(filter)
      .sort({ ...sort, _id: 1 })
      .limit(limit);
  const list: Documents<T>['list'] = async (filter, options) => readAll(await find(filter, options).toArray());
  return {
    collection,
    read,
    readAll,
    write,
    one: async (filter) => {
      const found = await collection.findOne(filter);
      return found === null ? undefined : read(found);
    },
    find,
    list,
    first: async (filter, sort) => (await list(filter, { sort, limit: 1 }))[0],
    set: async (filter, fields) => {
      await collection.updateOne(filter, { $set: fields });
    },
    insert: async (value) => {
      try {
        await collection.insertOne(write(value));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}

/** Makes the indexes of a collection, and drops those, by name, that earlier versions had in place of one of them. */
export async function makeIndexes(
  collection: Collection<Stored>,
  indexes: readonly IndexDescription[],
  replaced: readonly string[],
): Promise<void> {
  await collection.createIndexes([...indexes]);
  for (const { name } of await collection.indexes()) {
    if (name !== undefined && replaced.includes(name)) await collection.dropIndex(name);
  }
}

/** MongoDB's E11000. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

/**
 * Inserts version 1 of a versioned document, or replaces the version before it in one atomic write. False where another
 * write came first, or another document has one of its unique keys.
 */
export async function saveVersion<T extends { readonly id: string; readonly version: number }>(
  kind: Documents<T>,
  value: T,
): Promise<boolean> {
  if (value.version === 1) return kind.insert(value);
  const { _id, ...replacement } = kind.write(value);
  try {
    const result = await kind.collection.replaceOne({ _id, version: value.version - 1 }, replacement);
    return result.matchedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
