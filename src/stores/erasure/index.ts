import type { Collection, Db } from 'mongodb';
import { WordEraser } from '../../domain/erasure/own-words.ts';
import { formerMemberId } from '../../domain/former-member.ts';
import type { Notice } from '../../domain/message/notice.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import type { Stored } from '../document.ts';
import { amended } from '../outbox-changes.ts';
import { fingerprintOf } from '../outbox-row.ts';
import { renaming } from './rename.ts';
import { type Erased, RULES } from './rules.ts';

export { type StandsAgainst, standsAgainst, workspacesOf } from './against.ts';

const WRITE_CONCERN = { w: 'majority', journal: true } as const;
const MAX_ATTEMPTS = 10;

export interface ErasureOptions {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** What the person is called from now on, where a name is needed. */
  readonly called: string;
  readonly now: Date;
  /** Of an id that says nothing of the person; taken where the erasure begins. */
  readonly unique: string;
  /** False counts what would be changed, and changes nothing. */
  readonly apply: boolean;
  /** Asked between two documents. */
  readonly stop: AbortSignal;
  readonly worked: (collection: string, done: number, total: number) => void;
}

export interface ErasureReport {
  /** Documents that were changed or removed, or would be, by collection. */
  readonly documents: Readonly<Record<string, number>>;
  /** Texts of the person that go. */
  readonly texts: number;
}

/**
 * Takes a person's name and words out of the store, and puts an id that says nothing in the place of theirs. Their
 * numbers stay. Messages in Slack that showed name or words are edited when the bot runs next. May be repeated: an
 * erasure that was stopped goes on with the same id. Throws where another process changes one document all the time.
 */
export async function erasePerson(db: Db, options: ErasureOptions): Promise<ErasureReport> {
  const { workspace, person, called, apply } = options;
  const key = `${workspace}|${person}`;
  const known = await db.collection<Stored>('people').findOne({ _id: key });
  const started = await begin(db, options, known?.['person']?.name);
  const erased: Erased = { person, name: started.name, called, eraser: new WordEraser(person) };
  for (const text of started.taken) erased.eraser.taken.add(text);
  const work = { ...options, erased, as: started.as };
  // All words are known and kept before the first of them goes, so that a stop in between loses none of their copies.
  const concerned: [name: string, ids: readonly string[]][] = [];
  for (const name of Object.keys(RULES)) concerned.push([name, await concernedIn(db, name, work)]);
  if (apply) {
    const taken = [...erased.eraser.taken];
    await db.collection<Stored>('erasures').updateOne({ _id: key }, { $set: { taken } });
    for (const [name, ids] of concerned) await eraseFrom(db, name, ids, work);
    await putFormer(db, options, started.as);
    await db.collection<Stored>('erasures').deleteOne({ _id: key });
  }
  const documents = Object.fromEntries(concerned.map(([name, ids]) => [name, ids.length]));
  return { documents, texts: erased.eraser.taken.size };
}

interface Started {
  readonly as: UserId;
  readonly name: string | undefined;
  readonly taken: readonly string[];
}

/** What an erasure needs to go on after it was stopped, in the collection `erasures` until it is done. */
async function begin(db: Db, options: ErasureOptions, name: string | undefined): Promise<Started> {
  const { workspace, person, unique, apply } = options;
  const _id = `${workspace}|${person}`;
  const erasures = db.collection<Stored>('erasures', { writeConcern: WRITE_CONCERN });
  const fresh = { as: formerMemberId(unique), name, taken: [] };
  if (apply) {
    const row = { ...fresh, name: name ?? null, workspace, person };
    await erasures.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
  }
  const found = await erasures.findOne({ _id });
  if (found === null) return fresh;
  return { as: String(found['as']), name: found['name'] ?? undefined, taken: found['taken'] ?? [] };
}

async function putFormer(db: Db, { workspace, called, now }: ErasureOptions, as: UserId): Promise<void> {
  const person = { id: as, name: called, admin: false, away: 'deactivated' };
  const people = db.collection<Stored>('people', { writeConcern: WRITE_CONCERN });
  await people.updateOne({ _id: `${workspace}|${as}` }, { $set: { person, refreshedAt: now } }, { upsert: true });
}

interface Work extends ErasureOptions {
  readonly erased: Erased;
  readonly as: UserId;
}

const collectionOf = (db: Db, name: string) =>
  db.collection<Stored>(name, { writeConcern: WRITE_CONCERN, ignoreUndefined: true });

/** The ids of the documents that would be others afterwards. */
async function concernedIn(db: Db, name: string, work: Work): Promise<string[]> {
  const { workspace } = work;
  const isHere = ({ _id, workspace: of }: Stored) => (of ?? _id.slice(0, workspace.length)) === workspace;
  const ids: string[] = [];
  for await (const document of collectionOf(db, name).find()) {
    if (!isHere(document)) continue;
    const next = changed(name, document, work);
    if (next === undefined || fingerprintOf(next) !== fingerprintOf(document)) ids.push(document._id);
  }
  return ids;
}

async function eraseFrom(db: Db, name: string, ids: readonly string[], work: Work): Promise<void> {
  for (const [index, _id] of ids.entries()) {
    work.stop.throwIfAborted();
    await eraseOne(collectionOf(db, name), name, _id, work);
    work.worked(name, index + 1, ids.length);
  }
}

function changed(name: string, document: Stored, { erased, as }: Work): Stored | undefined {
  const kept = RULES[name]?.(document, erased);
  return kept && renaming(erased.person, as)(kept);
}

/** One document, by compare-and-set; from the start where another write came first. */
async function eraseOne(collection: Collection<Stored>, name: string, _id: string, work: Work): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const document = await collection.findOne({ _id });
    if (document === null) return;
    const next = changed(name, document, work);
    if (await replace(collection, document, next, work.now)) return;
  }
  throw new Error(`A document of ${name} is changed by another process all the time. Stop Goalpost first.`);
}

/** False where the document is another by now. */
async function replace(
  collection: Collection<Stored>,
  document: Stored,
  next: Stored | undefined,
  now: Date,
): Promise<boolean> {
  const same = sameAs(document);
  if (next === undefined) return (await collection.deleteOne(same)).deletedCount === 1;
  const { _id, ...rest } = next;
  // An id cannot be changed: the new document is there before the old one goes.
  if (_id !== document._id) {
    await collection.replaceOne({ _id }, rest, { upsert: true });
    return (await collection.deleteOne(same)).deletedCount === 1;
  }
  if (collection.collectionName === 'outbox') return editMessage(collection, same, next, now);
  const version = typeof document['version'] === 'number' ? { version: document['version'] + 1 } : {};
  return (await collection.replaceOne(same, { ...rest, ...version })).matchedCount === 1;
}

function sameAs({ _id, version, fingerprint, rev }: Stored) {
  return {
    _id,
    ...(version !== undefined && { version }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(rev !== undefined && { rev }),
  };
}

/** Where ids and names stand in a row beside its notice; kudos are `cheers` in stored documents. */
const ROW_FIELDS = ['to', 'inThreadOf', 'aliases', 'cheers'];

/** What stands in Slack is edited by the next beat, as with any other change of a message. */
async function editMessage(
  collection: Collection<Stored>,
  same: ReturnType<typeof sameAs>,
  { notice, ...rest }: Stored,
  now: Date,
): Promise<boolean> {
  const beside = ROW_FIELDS.map((key) => [key, rest[key]] as const).filter(([, value]) => value !== undefined);
  const set = Object.fromEntries(beside.map(([key, value]) => [key, { $literal: value }]));
  const desired = { notice: notice as Notice, fingerprint: fingerprintOf(notice), cause: undefined };
  const change = amended(desired, now);
  const update = beside.length === 0 ? change : [{ $set: set }, ...change];
  return (await collection.updateOne(same, update)).matchedCount === 1;
}
