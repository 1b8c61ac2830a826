import { BSON, type Db, type Document, MongoServerError } from 'mongodb';
import type { Operation } from './operations.ts';

const { EJSON } = BSON;
const EXACT = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

/** What a server answered, in a form that can be compared: a text, and the code of an error. */
export interface Answer {
  readonly text: string;
  readonly code: number | undefined;
  /** What is stored after a write. */
  readonly documents: readonly Document[];
  /** The lines of the text as values. */
  readonly parsed: readonly unknown[];
}

function answer(text: string, code: number | undefined, documents: readonly Document[] = []): Answer {
  const lines = text === '' || code !== undefined ? [] : text.split('\n');
  return { text, code, documents, parsed: [...lines.map((line): unknown => JSON.parse(line)), ...documents] };
}

/** Zero has no sign: $mul of a field that is missing gives a 0 of either one. */
function unsigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsigned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, part === '-0.0' ? '0.0' : unsigned(part)]),
  );
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
  return computed ? byValue(exact) : unsigned(exact);
}

function text(values: readonly unknown[], ordered: boolean): string {
  const texts = values.map((value) => JSON.stringify(value));
  return (ordered ? texts : texts.sort()).join('\n');
}

/** What stands at a path, arrays being entered on the way and at its end. */
function distinctAt(value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => distinctAt(one, path));
  if (path === '') return value === undefined ? [] : [value];
  const [name = '', ...rest] = path.split('.');
  return typeof value === 'object' && value !== null ? distinctAt((value as Document)[name], rest.join('.')) : [];
}

const count = (value: unknown): number | undefined => (value === undefined ? undefined : Number(String(value)));

const refused = (code: unknown): Answer => answer(`error ${String(code)}`, Number(String(code)));

function readReply(reply: Document, { command, ordered, computes, gathers }: Operation): Answer {
  const shown = (value: unknown): unknown => show({ value }, computes);
  const line = (value: unknown): string => JSON.stringify(shown(value));
  const errors = (reply['writeErrors'] ?? []) as Document[];
  const [first] = errors;
  // With one statement, the driver throws the same error whether it is the statement's or the command's.
  if (first && Number(String(reply['n'])) === 0 && !('documents' in command)) return refused(first['code']);
  const codes = errors.map((error) => `${error['index']}:${error['code']}`).join();
  const { cursor, values } = reply;
  if (gathers)
    return answer([...new Set(distinctAt(cursor.firstBatch, gathers).map(line))].sort().join('\n'), undefined);
  const found = values ?? cursor?.firstBatch;
  if (found) return answer(text(found.map(shown), ordered), undefined);
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
  const shownFacts = answer(JSON.stringify(facts), undefined);
  return { ...shownFacts, code: first && Number(String(first['code'])) };
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

/** An answer to a write, with all that is stored after it. */
export function withContents(given: Answer, stored: readonly Document[], computed: boolean): Answer {
  const documents = stored.map((one) => show(one, computed) as Document);
  return {
    ...given,
    text: `${given.text}\n${asText(stored, computed)}`,
    documents,
    parsed: [...given.parsed, ...documents],
  };
}
