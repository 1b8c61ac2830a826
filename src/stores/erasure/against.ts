import type { Db } from 'mongodb';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import type { Stored } from '../document.ts';

const MAX_NAMED = 10;

/** What a person still has to do in Goalpost, and who does it where they are erased. */
export interface StandsAgainst {
  /** Names of the teams that they lead. */
  readonly leads: readonly string[];
  /** Titles of active goals that they own or report, ten at the most. */
  readonly goals: readonly string[];
  /** Answers that are not yet in their goals. */
  readonly answers: number;
}

/** Whether a person may be erased; undefined where nothing stands against it. */
export async function standsAgainst(
  db: Db,
  workspace: WorkspaceId,
  person: UserId,
): Promise<StandsAgainst | undefined> {
  const leads = await db
    .collection<Stored>('teams')
    .find({ workspace, lead: person, removed: { $exists: false } })
    .toArray();
  const goals = await db
    .collection<Stored>('goals')
    .find({ workspace, state: 'active', $or: [{ owner: person }, { reporter: person }] })
    .limit(MAX_NAMED)
    .toArray();
  const answers = await db.collection('answers').countDocuments({ workspace, person, applied: false });
  if (leads.length + goals.length + answers === 0) return undefined;
  return {
    leads: leads.map((team) => String(team['name'])),
    goals: goals.map((goal) => String(goal['title'])),
    answers,
  };
}

/** Every workspace in which something of a person is stored. */
export async function workspacesOf(db: Db, person: UserId): Promise<WorkspaceId[]> {
  const found = new Set<WorkspaceId>();
  const known = await db.collection<Stored>('people').find({ 'person.id': person }).toArray();
  for (const { _id } of known) found.add(_id.slice(0, _id.lastIndexOf('|')));
  for (const started of await db.collection<Stored>('erasures').find({ person }).toArray()) {
    found.add(String(started['workspace']));
  }
  for (const [name, field] of [
    ['teams', 'members'],
    ['goals', 'owner'],
    ['goals', 'createdBy'],
    ['goals', 'contributors'],
    ['goals', 'checkIns.by'],
    ['answers', 'person'],
    ['absences', 'person'],
    ['clients', 'people'],
    ['clients', 'createdBy'],
    ['pulses', 'by'],
    ['reviews', 'decisions.by'],
    ['subscriptions', 'person'],
  ] as const) {
    const first = await db.collection<Stored>(name).findOne({ [field]: person });
    if (first !== null) found.add(String(first['workspace']));
  }
  return [...found].toSorted();
}
