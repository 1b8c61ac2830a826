import type { Collection, Db } from 'mongodb';
import { type Stored, WRITE_CONCERN } from './document.ts';

/** Versions of what is stored (ADR 40). */
export interface SchemaVersions {
  /** The newest that has written here. */
  readonly version: number;
  /** The oldest that may still work here. */
  readonly oldest: number;
}

/**
 * What this build stores. `version` goes up with every change of a document that an earlier build does not know; `oldest`
 * follows it where an earlier build would do harm, such as dropping a field when it replaces a document.
 */
export const SCHEMA: SchemaVersions = { version: 1, oldest: 1 };

/** What is stored here is of a later build that this one must not work beside. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';

  constructor({ version }: SchemaVersions) {
    super(
      `What is stored is from a newer Goalpost (schema ${version}; this one knows ${SCHEMA.version}). Start the newer version, or restore a backup that this version wrote.`,
    );
  }
}

export interface Schema {
  /** Throws {@link NewerSchema} where this build may not work here, or not any more. */
  check(): Promise<void>;
  /** Says that this build works here from now on. Builds that may not work beside it stop at their next look. */
  raise(): Promise<void>;
}

const ID = 'goalpost';

/** The versions of what is stored, in the one document of the collection `schema`. A store without it is of version 0. */
export function openSchema(db: Db, own: SchemaVersions = SCHEMA): Schema {
  const versions: Collection<Stored> = db.collection('schema', { writeConcern: WRITE_CONCERN });
  return {
    check: async () => {
      const found = await versions.findOne({ _id: ID });
      const [version, oldest] = [Number(found?.['version'] ?? 0), Number(found?.['oldest'] ?? 0)];
      if (oldest > own.version) throw new NewerSchema({ version, oldest });
    },
    raise: async () => {
      await versions.updateOne({ _id: ID }, { $max: { version: own.version, oldest: own.oldest } }, { upsert: true });
    },
  };
}
