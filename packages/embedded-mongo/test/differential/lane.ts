import type { Db, Document } from 'mongodb';
import { type Answer, asText, contents, perform, show, withContents } from './compare.ts';
import { type Case, LEFT_OPEN, SERVER_DEVIATIONS } from './deviations.ts';
import { anOperation, type Operation } from './operations.ts';
import { createRandom, type Random } from './random.ts';
import { REPHRASINGS, rephrase } from './rephrasings.ts';
import { aDocument, IDS } from './values.ts';

/** Two answers to one operation that are not the same. */
export interface Difference {
  readonly lane: number;
  readonly index: number;
  readonly operation: Operation;
  readonly stored: readonly Document[];
  readonly embedded: string;
  readonly server: string;
  /** The name of what is known of it. */
  readonly deviation: string | undefined;
}

export interface Pair {
  readonly embedded: Db;
  readonly server: Db;
}

/** After how many operations a lane starts from other documents. */
const RENEWED_AFTER = 50;

const both = <T>({ embedded, server }: Pair, run: (db: Db) => Promise<T>): Promise<[T, T]> =>
  Promise.all([run(embedded), run(server)]);

async function refill(db: Db, name: string, documents: readonly Document[]): Promise<void> {
  await db.collection(name).deleteMany({});
  if (documents.length > 0) await db.collection(name).insertMany(documents.map((one) => one));
}

async function createIndexes(pair: Pair, name: string, lane: number): Promise<void> {
  if (lane % 2 === 0) return;
  await both(pair, async (db) => {
    await db.collection(name).createIndex({ state: 1, at: 1 });
    await db.collection(name).createIndex({ l: 1 });
    await db.collection(name).createIndex({ n: 1 }, { unique: true, partialFilterExpression: { b: true } });
  });
}

const someDocuments = (random: Random): Document[] =>
  IDS.filter(() => random.chance(0.7)).map((id) => aDocument(random, id));

/** Fills both with documents that one server took, so that a unique index refuses none of them. */
async function renew(pair: Pair, name: string, random: Random): Promise<void> {
  await both(pair, (db) => refill(db, name, []));
  for (const one of someDocuments(random)) {
    try {
      await pair.embedded.collection(name).insertOne(one);
    } catch {
      // A second one of a unique key: left out of both.
    }
  }
  await refill(pair.server, name, await contents(pair.embedded, name));
}

/** Runs an operation on one server, a write with what is stored after it. */
async function ask(db: Db, name: string, operation: Operation): Promise<[Answer, readonly Document[]]> {
  const given = await perform(db, operation);
  if (!operation.writes) return [given, []];
  const stored = await contents(db, name);
  return [withContents(given, stored, operation.computes), stored];
}

const known = (one: Case): string | undefined =>
  [...LEFT_OPEN, ...SERVER_DEVIATIONS].find(({ covers }) => covers(one))?.name;

/**
 * What is known of a difference. A server that is no mongod is asked again, in words that mean the same: where it then
 * answers as the embedded store did, it had misread the first ones.
 */
async function explain(server: Db, name: string, one: Case, stored: readonly Document[]): Promise<string | undefined> {
  let { operation } = one;
  for (const rephrasing of REPHRASINGS) {
    const again = rephrase(operation, rephrasing);
    if (!again) continue;
    operation = again;
    if (operation.writes) await refill(server, name, stored);
    const [answer] = await ask(server, name, operation);
    if (answer.text === one.embedded.text) return rephrasing.name;
    const left = known({ ...one, operation, server: answer });
    if (left) return `${rephrasing.name}; ${left}`;
  }
  return known(one);
}

/**
 * Runs operations that follow from a seed on both servers, and gives where they differ. After a difference both start
 * from the same documents again, so that each is a finding of its own.
 */
export async function runLane(
  pair: Pair,
  seed: number,
  lane: number,
  operations: number,
  spared: boolean,
): Promise<Difference[]> {
  const random = createRandom(seed * 1000 + lane);
  const name = `lane_${lane}`;
  const differences: Difference[] = [];
  await createIndexes(pair, name, lane);
  let stored: readonly Document[] = [];
  for (let index = 0; index < operations; index++) {
    if (index % RENEWED_AFTER === 0) {
      await renew(pair, name, random);
      stored = await contents(pair.embedded, name);
    }
    const operation = anOperation(random, name);
    const [[embedded, mine], [server, theirs]] = await both(pair, (db) => ask(db, name, operation));
    const differs = embedded.text !== server.text;
    if (differs) {
      const before = stored.map((one) => show(one, operation.computes) as Document);
      const one = { operation, embedded, server, before };
      const open = LEFT_OPEN.find(({ covers }) => covers(one))?.name;
      const deviation = open ?? (spared ? await explain(pair.server, name, one, stored) : undefined);
      differences.push({ lane, index, operation, stored, embedded: embedded.text, server: server.text, deviation });
    }
    if (!operation.writes) continue;
    // Numbers that were computed may be of another type, although the answers are the same.
    if (differs || asText(mine, false) !== asText(theirs, false)) await refill(pair.server, name, mine);
    stored = mine;
  }
  return differences;
}
