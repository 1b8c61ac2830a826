import type { PlainDocument } from './values/order.ts';

/** A document: as it is in the file, and as queries read it. `plain` is shared and must not be changed. */
export interface Stored {
  readonly seq: number;
  readonly bson: Uint8Array;
  readonly plain: PlainDocument;
}
