import type { Collection } from './collection.ts';
import type { Engine } from './engine.ts';
import { TTL_SWEEP_DOCUMENTS } from './limits.ts';
import type { Stored } from './stored.ts';
import type { PlainDocument } from './values/order.ts';
import { comparedAt } from './values/paths.ts';

// The earliest date of an array counts; what has no date never expires (manual: "TTL Indexes").
function expiresAt(document: PlainDocument, field: string, seconds: number): number {
  const dates = comparedAt(document, field).filter((value) => value instanceof Date);
  return Math.min(...dates.map((date) => date.getTime())) + seconds * 1000;
}

function expired(collection: Collection, now: Date): Set<Stored> {
  const found = new Set<Stored>();
  for (const { spec, fields, keys } of collection.indexes.values()) {
    const [field] = fields;
    if (spec.expireAfterSeconds === undefined || field === undefined) continue;
    for (const stored of collection.all()) {
      if (found.size >= TTL_SWEEP_DOCUMENTS) return found;
      // Only what the index holds: a partial index lets its other documents live.
      const document = collection.indexed(stored);
      const isDue = expiresAt(document, field, spec.expireAfterSeconds) <= now.getTime();
      if (isDue && keys(document).length > 0) found.add(stored);
    }
  }
  return found;
}

/** Deletes the documents whose time is over by their TTL indexes, and gives their number. */
export function sweepExpired(engine: Engine, now: Date): number {
  let count = 0;
  for (const db of engine.databases()) {
    for (const collection of engine.collections(db)) {
      for (const stored of expired(collection, now)) {
        engine.begin();
        collection.remove(stored);
        count += 1;
      }
    }
  }
  return count;
}
