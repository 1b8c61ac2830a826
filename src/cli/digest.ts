import { createHash } from 'node:crypto';
import { BSON, type MongoClient } from 'mongodb';
import { batchesOf, type Listed } from './source.ts';

/** What a collection holds, so that two can be compared. */
export interface Digest {
  readonly count: number;
  readonly hash: string;
}

/**
 * Digests a collection: SHA-256 of the BSON of each document, joined by exclusive or, so that the order in which two
 * servers sort ids does not matter. Documents of one collection differ in their `_id`, so that none cancel out.
 */
export async function digestOf(client: MongoClient, collection: Listed): Promise<Digest> {
  const sum = Buffer.alloc(32);
  let count = 0;
  for await (const batch of batchesOf(client, collection)) {
    for (const document of batch) {
      const hash = createHash('sha256').update(BSON.serialize(document)).digest();
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) ^ (hash[i] ?? 0);
      count += 1;
    }
  }
  return { count, hash: sum.toString('hex') };
}
