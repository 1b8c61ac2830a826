import { Query } from 'mingo/query';
import { CommandError } from './errors.ts';
import { queryOptions } from './semantics/context.ts';
import { toFilter } from './values/codec.ts';
import { keyOf } from './values/key.ts';
import { isDocument, type PlainDocument } from './values/order.ts';
import { comparedAt } from './values/paths.ts';

/** An index as `createIndexes` asks for it and `listIndexes` shows it. */
export interface IndexSpec {
  readonly v: number;
  readonly key: Readonly<Record<string, number>>;
  readonly name: string;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: PlainDocument;
  readonly expireAfterSeconds?: number;
}

/** An index at work: for a unique one, which document owns which key. */
export interface Index {
  readonly spec: IndexSpec;
  readonly fields: readonly string[];
  /** The paths of a document that it looks at. */
  readonly reads: readonly string[];
  /** Whether the document is in it; a sparse or partial index leaves some out. */
  holds(document: PlainDocument): boolean;
  /** The keys of a document in this index; none where it is left out. */
  keys(document: PlainDocument): string[];
  /** The field names with the values of a key that two documents share, as the server's error shows them. */
  keyValue(document: PlainDocument, key: string): PlainDocument;
  readonly owners: Map<string, number>;
}

interface Combination {
  readonly key: string;
  readonly values: readonly unknown[];
}

// A multikey index has one key for each element, and an empty array has a key of its own.
function valuesOf(document: PlainDocument, field: string): unknown[] {
  const found = comparedAt(document, field);
  const elements = found.filter((value) => !Array.isArray(value));
  if (elements.length > 0) return elements;
  return found.length > 0 ? found : [undefined];
}

function combine(lists: readonly (readonly unknown[])[]): Combination[] {
  let all: Combination[] = [{ key: '', values: [] }];
  for (const list of lists) {
    all = all.flatMap(({ key, values }) =>
      list.map((value) => ({ key: `${key}${keyOf(value)}`, values: [...values, value] })),
    );
  }
  return all;
}

function isLeftOut(spec: IndexSpec, fields: readonly string[], document: PlainDocument): boolean {
  if (!spec.sparse) return false;
  return fields.every((field) => comparedAt(document, field).every((value) => value === undefined));
}

function pathsOf(condition: PlainDocument): string[] {
  return Object.entries(condition).flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [name];
    return Array.isArray(value) ? value.filter(isDocument).flatMap(pathsOf) : [];
  });
}

/** Makes an index without entries. */
export function createIndex(spec: IndexSpec): Index {
  const fields = Object.keys(spec.key);
  const partial = spec.partialFilterExpression
    ? new Query(toFilter(spec.partialFilterExpression), queryOptions())
    : undefined;
  const holds = (document: PlainDocument): boolean =>
    (partial === undefined || partial.test(document)) && !isLeftOut(spec, fields, document);
  const combinations = (document: PlainDocument): Combination[] =>
    holds(document) ? combine(fields.map((field) => valuesOf(document, field))) : [];
  return {
    spec,
    fields,
    reads: [...fields, ...pathsOf(spec.partialFilterExpression ?? {})],
    owners: new Map(),
    holds,
    keys: (document) => [...new Set(combinations(document).map(({ key }) => key))],
    keyValue: (document, key) => {
      const values = combinations(document).find((one) => one.key === key)?.values ?? [];
      return Object.fromEntries(fields.map((field, i) => [field, values[i] ?? null]));
    },
  };
}

function show(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'toHexString' in value) return `ObjectId('${String(value)}')`;
  return JSON.stringify(value) ?? 'null';
}

/** The server's error for a key that another document has. */
export function duplicateKey(namespace: string, index: Index, document: PlainDocument, key: string): CommandError {
  const keyValue = index.keyValue(document, key);
  const shown = Object.entries(keyValue).map(([field, value]) => `${field}: ${show(value)}`);
  return new CommandError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index.spec.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.spec.key, keyValue },
  );
}
