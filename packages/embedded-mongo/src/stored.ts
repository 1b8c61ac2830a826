import { MAX_DECODED_BYTES } from './limits.ts';
import { decodeRemembered } from './values/fidelity.ts';
import type { PlainDocument } from './values/order.ts';

/** A document: as it is in the file, and as queries read it. `plain` is shared and must not be changed. */
export interface Stored {
  readonly seq: number;
  readonly bson: Uint8Array;
  readonly plain: PlainDocument;
  /** `plain`, where it is decoded already. */
  readonly decoded: PlainDocument | undefined;
}

/** Makes documents that are decoded when they are first read. */
export type Shelf = (seq: number, bson: Uint8Array) => Stored;

/**
 * Keeps of all documents decoded only those that were read last, as a decoded one takes many times the memory: so many
 * bytes of BSON in all. They go half by half, those first that were read in none of the last two halves.
 */
export function createShelf(maxBytes: number = MAX_DECODED_BYTES): Shelf {
  let half = 0;
  let bytes = 0;
  let recent: Shelved[] = [];
  let earlier: Shelved[] = [];

  class Shelved implements Stored {
    #plain: PlainDocument | undefined;
    #half = -1;
    readonly seq: number;
    readonly bson: Uint8Array;

    constructor(seq: number, bson: Uint8Array) {
      this.seq = seq;
      this.bson = bson;
    }

    get plain(): PlainDocument {
      const plain = this.#plain ?? this.#decode();
      if (this.#half !== half) this.#keep();
      return plain;
    }

    get decoded(): PlainDocument | undefined {
      return this.#plain;
    }

    forget(): void {
      if (this.#half < half - 1) this.#plain = undefined;
    }

    #decode(): PlainDocument {
      const plain = decodeRemembered(this.bson);
      this.#plain = plain;
      return plain;
    }

    #keep(): void {
      this.#half = half;
      recent.push(this);
      bytes += this.bson.byteLength;
      if (bytes < maxBytes / 2) return;
      half += 1;
      bytes = 0;
      for (const one of earlier) one.forget();
      [earlier, recent] = [recent, []];
    }
  }
  return (seq, bson) => new Shelved(seq, bson);
}
