import type { Db } from 'mongodb';
import { type Finding, failure, ok } from './finding.ts';

/** What Goalpost does with its database: all of it is in the role `readWrite`. */
const NEEDED = [
  'find',
  'insert',
  'update',
  'remove',
  'createCollection',
  'createIndex',
  'dropIndex',
  'listCollections',
  'listIndexes',
] as const;

/** A user's actions on a resource, as `connectionStatus` has them. */
interface Privilege {
  readonly resource: { readonly db?: string; readonly collection?: string; readonly anyResource?: boolean };
  readonly actions: readonly string[];
}
interface Status {
  readonly authInfo?: {
    readonly authenticatedUsers?: readonly unknown[];
    readonly authenticatedUserPrivileges?: readonly Privilege[];
  };
}

/** Whether the user of a connection may do what Goalpost does; undefined where the server asks nobody who they are. */
export function rightsIn({ authInfo = {} }: Status, database: string): Finding | undefined {
  const { authenticatedUsers = [], authenticatedUserPrivileges = [] } = authInfo;
  if (authenticatedUsers.length === 0) return undefined;
  const here = ({ resource: { db, collection, anyResource } }: Privilege) =>
    anyResource === true || (collection === '' && (db === '' || db === database));
  const may = new Set(authenticatedUserPrivileges.filter(here).flatMap(({ actions }) => actions));
  const lacking = NEEDED.filter((action) => !may.has(action));
  if (lacking.length === 0) return ok('rights', `the user may read and write in ${database}`);
  return failure(
    'rights',
    `The user of MONGODB_URI lacks ${lacking.join(', ')} in ${database}.`,
    `Give the user the role readWrite on ${database}.`,
  );
}

/** Asks the server. What can't be asked, a start finds out. */
export async function lookAtRights(db: Db): Promise<Finding | undefined> {
  const status = await db.command({ connectionStatus: 1, showPrivileges: true }).catch(() => ({}));
  return rightsIn(status, db.databaseName);
}
