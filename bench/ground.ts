import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStoreThread } from '@goalpost/embedded-mongo';
import type { Db } from 'mongodb';
import { storeFileIn } from '../src/begin-store.ts';
import { environment } from '../src/config.ts';
import { connect } from '../src/stores/connect.ts';

export const GROUNDS = ['embedded', 'server'] as const;
export type GroundKind = (typeof GROUNDS)[number];

/** A store to measure on, opened as the bot opens it, with a database of its own. */
export interface Ground {
  readonly kind: GroundKind;
  readonly uri: string;
  readonly db: Db;
  /** Another database of the same store, dropped with the first. */
  beside(name: string): Db;
  close(): Promise<void>;
}

/** The stores at hand: the embedded one always, a server where MONGODB_URI names one. */
export function groundsAtHand(): readonly GroundKind[] {
  return environment()['MONGODB_URI'] === undefined ? ['embedded'] : GROUNDS;
}

export async function openGround(kind: GroundKind): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'goalpost-ground-'));
  const store = kind === 'embedded' ? await startStoreThread({ file: await storeFileIn(folder) }) : undefined;
  const uri = store?.uri ?? environment()['MONGODB_URI'] ?? '';
  const name = `goalpost_bench_${randomUUID()}`;
  const connection = await connect(uri, name);
  const { db } = connection;
  const beside = new Map<string, Db>();
  return {
    kind,
    uri,
    db,
    beside: (suffix) => {
      const other = beside.get(suffix) ?? db.client.db(`${name}_${suffix}`);
      beside.set(suffix, other);
      return other;
    },
    close: async () => {
      for (const one of [db, ...beside.values()]) await one.dropDatabase();
      await connection.close();
      await store?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How many documents the store has looked at since its start; undefined where it doesn't say. */
export async function examinedIn(db: Db): Promise<number | undefined> {
  const { metrics } = await db.command({ serverStatus: 1 });
  const scanned = metrics?.queryExecutor?.scannedObjects;
  return scanned === undefined ? undefined : Number(scanned);
}

/** How many it looked at each of so many times in between. */
export function examinedBetween(
  before: number | undefined,
  after: number | undefined,
  times: number,
): number | undefined {
  return before === undefined || after === undefined ? undefined : (after - before) / times;
}

/** So many documents go into the store at once. */
const LOT = 5000;

/** Puts documents `from` to `to` into a collection, as `make` has them. */
export async function fillWith<T extends object>(
  db: Db,
  name: string,
  { from = 0, to }: { readonly from?: number; readonly to: number },
  make: (index: number) => T,
): Promise<void> {
  for (let at = from; at < to; at += LOT) {
    const lot = Array.from({ length: Math.min(LOT, to - at) }, (_, i) => make(at + i));
    await db.collection(name).insertMany(lot);
  }
}
