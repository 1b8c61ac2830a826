import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { decodePlain, encode } from '../values/codec.ts';
import { decodeRemembered } from '../values/fidelity.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import type { Update } from './update.ts';

function isOperators(value: unknown): value is PlainDocument {
  return isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true;
}

function equalValue(condition: unknown): { readonly value: unknown } | undefined {
  if (condition instanceof RegExp) return undefined;
  if (!isOperators(condition)) return { value: condition };
  if ('$eq' in condition) return { value: condition['$eq'] };
  return undefined;
}

function equalValues(path: string, condition: unknown): unknown[] {
  if (path.startsWith('$')) return [];
  const all = isOperators(condition) && condition['$all'];
  if (Array.isArray(all)) return all.filter((value) => !isOperators(value));
  const equal = equalValue(condition);
  return equal ? [equal.value] : [];
}

function matchedTwice(path: string): CommandError {
  return new CommandError('NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
}

function collect(condition: PlainDocument, found: Map<string, unknown>): void {
  for (const [path, wanted] of Object.entries(condition)) {
    const alternatives =
      (path === '$and' || (path === '$or' && Array.isArray(wanted) && wanted.length === 1)) && wanted;
    if (Array.isArray(alternatives)) {
      for (const one of alternatives) collect(one as PlainDocument, found);
      continue;
    }
    for (const value of equalValues(path, wanted)) {
      if (found.has(path)) throw matchedTwice(path);
      found.set(path, value);
    }
  }
}

function put(document: PlainDocument, path: string, value: unknown): void {
  const names = path.split('.');
  let at = document;
  for (const name of names.slice(0, -1)) {
    const inner = at[name] ?? {};
    if (!isDocument(inner)) {
      throw matchedTwice(path);
    }
    at[name] = inner;
    at = inner;
  }
  at[names.at(-1) ?? path] = value;
}

/**
 * Makes the document that an upsert inserts: the fields that the filter asks for by equality, then the update (manual:
 * "db.collection.update()", "Upsert Behavior"). `condition` must still have the types of its numbers.
 */
export function upsertedDocument(condition: PlainDocument, update: Update): Uint8Array {
  const found = new Map<string, unknown>();
  collect(condition, found);
  // `_id` is the first field, wherever the filter has it.
  const base: PlainDocument = found.has('_id') ? { _id: found.get('_id') } : {};
  for (const [path, value] of found) if (!update.isReplacement || path === '_id') put(base, path, value);
  const apply = (start: PlainDocument): Uint8Array => {
    const bson = encode(start);
    return update.apply({ bson, plain: decodeRemembered(bson) }, condition, true);
  };
  const document = apply(base);
  return '_id' in decodePlain(document) ? document : apply({ _id: new ObjectId(), ...base });
}
