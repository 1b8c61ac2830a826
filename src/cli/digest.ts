import { createHash } from 'node:crypto';
import { BSON, type Document, type MongoClient } from 'mongodb';
import { batchesOf, type Listed } from './source.ts';

/** A summary of a collection's content, for comparison. */
export interface Digest {
  readonly count: number;
  readonly hash: string;
}

/**
 * Sums documents up: the exclusive or of the SHA-256 hashes of their BSON. The result does not depend on the order in
 * which a server sorts ids. Documents of one collection differ in their `_id`, so no two hashes cancel out.
 */
export class Summary {
  readonly #sum = Buffer.alloc(32);
  #count = 0;

  add(document: Document): void {
    const hash = createHash('sha256').update(BSON.serialize(document)).digest();
    for (let i = 0; i < this.#sum.length; i++) this.#sum[i] = (this.#sum[i] ?? 0) ^ (hash[i] ?? 0);
    this.#count += 1;
  }

  digest(): Digest {
    return { count: this.#count, hash: this.#sum.toString('hex') };
  }
}

export const isSame = (one: Digest, other: Digest): boolean => one.count === other.count && one.hash === other.hash;

/** Digests a collection of a server or store. */
export async function digestOf(client: MongoClient, collection: Listed): Promise<Digest> {
  const summary = new Summary();
  for await (const batch of batchesOf(client, collection)) {
    for (const document of batch) summary.add(document);
  }
  return summary.digest();
}
