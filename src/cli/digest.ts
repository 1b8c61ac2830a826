import { createHash } from 'node:crypto';
import { BSON, type MongoClient } from 'mongodb';
import { batchesOf, type Listed } from './source.ts';

/** A summary of a collection's content, for comparison. */
export interface Digest {
  readonly count: number;
  readonly hash: string;
}

/**
 * Digests a collection: the exclusive or of the SHA-256 hashes of its documents' BSON. The result does not depend on the
 * order in which a server sorts ids. Documents of one collection differ in their `_id`, so no two hashes cancel out.
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
