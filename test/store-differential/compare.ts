import { BSON, type Db, type Document, MongoServerError } from 'mongodb';
import type { Operation } from './operations.ts';

const { EJSON } = BSON;
const EXACT = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

/** What a server answered, in a form that can be compared: a text, and the code of an error. */
export interface Answer {
  readonly text: string;
  readonly code: number | undefined;
}

/** Writes numbers by value. Sums of doubles may differ in their last digits with the order of the terms. */
function byValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byValue);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, inner] = ['', undefined]] = Object.entries(value);
  if (['$numberInt', '$numberLong', '$numberDouble'].includes(name)) {
    const number = Number(inner);
    return Number.isFinite(number) ? Number(number.toPrecision(14)) + 0 : String(inner);
  }
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, byValue(part)]));
}

/** Canonical Extended JSON, the order of fields being kept. */
export function show(value: unknown, computed = false): unknown {
  const exact: unknown = EJSON.serialize(value as Document, { relaxed: false });
  return computed ? byValue(exact) : exact;
}

function text(values: readonly unknown[], ordered: boolean): string {
  const texts = values.map((value) => JSON.stringify(value));
  return (ordered ? texts : texts.sort()).join('\n');
}

const count = (value: unknown): number | undefined => (value === undefined ? undefined : Number(String(value)));

const refused = (code: unknown): Answer => ({ text: `error ${String(code)}`, code: Number(String(code)) });

function readReply(reply: Document, { command, ordered, computes }: Operation): Answer {
  const shown = (value: unknown): unknown => show({ value }, computes);
  const errors = (reply['writeErrors'] ?? []) as Document[];
  const [first] = errors;
  // With one statement, the driver throws the same error whether it is the statement's or the command's.
  if (first && Number(String(reply['n'])) === 0 && !('documents' in command)) return refused(first['code']);
  const codes = errors.map((error) => `${error['index']}:${error['code']}`).join();
  if (reply['cursor'])
    return { text: text((reply['cursor'].firstBatch as unknown[]).map(shown), ordered), code: undefined };
  if (reply['values']) return { text: text((reply['values'] as unknown[]).map(shown), false), code: undefined };
  const { upserted, updatedExisting, n } = (reply['lastErrorObject'] ?? {}) as Document;
  const facts = {
    n: count(reply['n']),
    nModified: count(reply['nModified']),
    upserted: reply['upserted'] && shown(reply['upserted']),
    value: 'value' in reply ? shown(reply['value']) : undefined,
    last:
      'value' in reply
        ? [count(n), String(updatedExisting), upserted === undefined ? undefined : shown(upserted)]
        : undefined,
    codes,
  };
  return { text: JSON.stringify(facts), code: first && Number(String(first['code'])) };
}

/** Runs an operation. An error of the server is an answer; any other is not. */
export async function perform(db: Db, operation: Operation): Promise<Answer> {
  try {
    return readReply(await db.command(operation.command, EXACT), operation);
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    return refused(error.code);
  }
}

/** All that is stored, in the order of `_id`. */
export async function contents(db: Db, collection: string): Promise<Document[]> {
  const reply = await db.command({ find: collection, filter: {}, sort: { _id: 1 } }, EXACT);
  return reply['cursor'].firstBatch as Document[];
}

export const asText = (documents: readonly Document[], computed: boolean): string =>
  text(
    documents.map((one) => show(one, computed)),
    true,
  );
