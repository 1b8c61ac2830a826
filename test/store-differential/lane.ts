import type { Db, Document } from 'mongodb';
import { type Answer, asText, contents, perform } from './compare.ts';
import { type Deviation, LEFT_OPEN, SERVER_DEVIATIONS } from './deviations.ts';
import { anOperation, type Operation } from './operations.ts';
import { createRandom, type Random } from './random.ts';
import { aDocument, IDS } from './values.ts';

/** Two answers to one operation that are not the same. */
export interface Difference {
  readonly lane: number;
  readonly index: number;
  readonly operation: Operation;
  readonly stored: readonly Document[];
  readonly embedded: string;
  readonly server: string;
  readonly deviation: Deviation | undefined;
}

export interface Pair {
  readonly embedded: Db;
  readonly server: Db;
}

/** After how many operations a lane starts from other documents. */
const RENEWED_AFTER = 50;

const both = <T>({ embedded, server }: Pair, run: (db: Db) => Promise<T>): Promise<[T, T]> =>
  Promise.all([run(embedded), run(server)]);

async function fill(pair: Pair, name: string, documents: readonly Document[]): Promise<void> {
  await both(pair, async (db) => {
    await db.collection(name).deleteMany({});
    if (documents.length > 0) await db.collection(name).insertMany(documents.map((one) => one));
  });
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
  await fill(pair, name, []);
  for (const one of someDocuments(random)) {
    try {
      await pair.embedded.collection(name).insertOne(one);
    } catch {
      // A second one of a unique key: left out of both.
    }
  }
  await fill(pair, name, await contents(pair.embedded, name));
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
  knownDeviations: boolean,
): Promise<Difference[]> {
  const known = knownDeviations ? [...LEFT_OPEN, ...SERVER_DEVIATIONS] : LEFT_OPEN;
  const random = createRandom(seed * 1000 + lane);
  const name = `lane_${lane}`;
  const differences: Difference[] = [];
  await createIndexes(pair, name, lane);
  let stored: Document[] = [];
  for (let index = 0; index < operations; index++) {
    if (index % RENEWED_AFTER === 0) {
      await renew(pair, name, random);
      stored = await contents(pair.embedded, name);
    }
    const operation = anOperation(random, name);
    const [embedded, server] = await both(pair, (db) => perform(db, operation));
    let [left, right] = [embedded, server];
    let after = stored;
    if (operation.writes) {
      const [mine, theirs] = await both(pair, (db) => contents(db, name));
      left = withContents(left, mine, operation);
      right = withContents(right, theirs, operation);
      after = mine;
      if (asText(mine, false) !== asText(theirs, false)) await fill(pair, name, mine);
    }
    if (left.text !== right.text) {
      const deviation = known.find((one) => one.covers(operation, left, right));
      differences.push({ lane, index, operation, stored, embedded: left.text, server: right.text, deviation });
    }
    stored = after;
  }
  return differences;
}

const withContents = (answer: Answer, documents: readonly Document[], { computes }: Operation): Answer => ({
  ...answer,
  text: `${answer.text}\n${asText(documents, computes)}`,
});
