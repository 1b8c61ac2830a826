import { Long } from 'bson';
import { CommandError } from './errors.ts';
import { CURSOR_IDLE_MS, MAX_CURSORS, MAX_DOCUMENT_BYTES } from './limits.ts';
import { writeCursor } from './wire.ts';

/** Results that wait to be fetched, in batches. */
export interface Cursors {
  /** Writes the first batch, and keeps the rest under an id that is 0 where nothing is left. */
  first(namespace: string, documents: readonly Uint8Array[], batchSize: number, single: boolean): Uint8Array;
  next(id: Long, namespace: string, batchSize: number | undefined): Uint8Array;
  kill(id: Long): boolean;
  readonly open: number;
}

interface OpenCursor {
  readonly namespace: string;
  readonly documents: readonly Uint8Array[];
  position: number;
  usedAt: number;
}

/** Makes the registry. `monotonic` gives milliseconds of a clock that does not jump. */
export function createCursors(monotonic: () => number, idleMs = CURSOR_IDLE_MS): Cursors {
  // In the order of their last use: the first one was idle the longest.
  const cursors = new Map<string, OpenCursor>();
  let lastId = Math.floor(Math.random() * 2 ** 40);

  const expire = (): void => {
    for (const [id, cursor] of cursors) {
      if (monotonic() - cursor.usedAt < idleMs && cursors.size <= MAX_CURSORS) return;
      cursors.delete(id);
    }
  };
  // At least one document, and no more than fit into one reply (manual: "Cursor Batches").
  const take = (cursor: OpenCursor, batchSize: number): Uint8Array[] => {
    const batch: Uint8Array[] = [];
    let bytes = 0;
    while (batch.length < batchSize && cursor.position < cursor.documents.length) {
      const document = cursor.documents[cursor.position];
      if (!document || (batch.length > 0 && bytes + document.byteLength > MAX_DOCUMENT_BYTES)) break;
      bytes += document.byteLength;
      batch.push(document);
      cursor.position += 1;
    }
    return batch;
  };
  const keep = (id: Long, cursor: OpenCursor): Long => {
    cursors.delete(id.toString());
    if (cursor.position >= cursor.documents.length) return Long.ZERO;
    cursor.usedAt = monotonic();
    cursors.set(id.toString(), cursor);
    expire();
    return id;
  };

  return {
    get open() {
      return cursors.size;
    },
    first: (namespace, documents, batchSize, single) => {
      const cursor: OpenCursor = { namespace, documents, position: 0, usedAt: 0 };
      const batch = take(cursor, batchSize);
      lastId += 1;
      const id = single ? Long.ZERO : keep(Long.fromNumber(lastId), cursor);
      return writeCursor({ id, ns: namespace }, 'firstBatch', batch);
    },
    next: (id, namespace, batchSize) => {
      expire();
      const cursor = cursors.get(id.toString());
      if (!cursor) throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
      if (cursor.namespace !== namespace) {
        throw new CommandError(13, `Requested getMore on namespace '${namespace}', but cursor belongs to another`);
      }
      const batch = take(cursor, batchSize ?? Number.POSITIVE_INFINITY);
      return writeCursor({ id: keep(id, cursor), ns: namespace }, 'nextBatch', batch);
    },
    kill: (id) => cursors.delete(id.toString()),
  };
}
