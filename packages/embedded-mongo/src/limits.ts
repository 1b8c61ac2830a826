/** Every bound of the embedded store in one place. The first four are MongoDB's own ("MongoDB Limits and Thresholds"). */

/** A document, in bytes of BSON: BSONObjectTooLarge beyond. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** A message on the wire, in bytes: the connection is closed beyond. */
export const MAX_MESSAGE_BYTES = 48_000_000;
/** Operations in one insert, update or delete command: InvalidLength beyond. */
export const MAX_WRITE_BATCH = 100_000;
/** Indexes of one collection, `_id` included: CannotCreateIndex beyond. */
export const MAX_INDEXES = 64;
/** Keys of one document in one index; one with more is looked at by every query that the index serves. */
export const MAX_KEYS = 1000;
/** Intervals of an index that one query reads: the product of its `$in` lists. One with more uses fewer of its fields. */
export const MAX_INTERVALS = 1000;

/** A first batch without a batchSize, in documents, as MongoDB has it. */
export const FIRST_BATCH = 101;
/** Open cursors; the one that was idle the longest is closed to make room, and is then CursorNotFound. */
export const MAX_CURSORS = 1000;
/** An idle cursor lives ten minutes, as in MongoDB. */
export const CURSOR_IDLE_MS = 10 * 60 * 1000;
/** Open connections; more are closed at once. */
export const MAX_CONNECTIONS = 1000;
/** Bytes that are waiting to be read by a client; a connection beyond is closed. */
export const MAX_UNREAD_REPLY_BYTES = 4 * MAX_MESSAGE_BYTES;

/** All documents together, in bytes of BSON: writes that would grow beyond get ExceededMemoryLimit. */
export const MAX_STORE_BYTES = 512 * 1024 * 1024;
/** Of the documents that are kept decoded, as they were read last, in bytes of BSON; others are decoded when they are read. */
export const MAX_DECODED_BYTES = 4 * 1024 * 1024;
/** The documents that one aggregation may hand out, in bytes: ExceededMemoryLimit beyond, as its 100 MB in MongoDB. */
export const MAX_RESULT_BYTES = 100 * 1024 * 1024;
/** A path such as `a.70000` fills an array with nulls up to there: BadValue beyond. */
export const MAX_ARRAY_INDEX = 50_000;

/** How often expired documents are looked for, in milliseconds, as mongod does. */
export const TTL_SWEEP_MS = 60_000;
/** Documents that one sweep deletes of a collection; the rest waits for the next sweep. */
export const TTL_SWEEP_DOCUMENTS = 50_000;
