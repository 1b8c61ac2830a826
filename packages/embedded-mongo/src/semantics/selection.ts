import { isDocument, type PlainDocument } from '../values/order.ts';
import type { Fields } from '../values/pick.ts';

/** A projection that only names fields, and computes none. `_id` is among `fields` where it is meant. */
export interface Selection {
  /** Whether the fields are those that stay, or those that go. */
  readonly keeps: boolean;
  readonly fields: Fields;
}

type Tree = Map<string, Tree | true>;

/**
 * Reads a projection of names with 0, 1, false or true (manual: "$project (aggregation stage)", "Project Fields to Return
 * from Query"). Undefined for any other, also for one that MongoDB refuses.
 */
export function readSelection(projection: PlainDocument): Selection | undefined {
  const named = flatten(projection);
  if (named === undefined) return undefined;
  const others = named.filter(([path]) => path !== '_id');
  const id = named.find(([path]) => path === '_id')?.[1];
  const keeps = others[0]?.[1] ?? id ?? false;
  if (named.length === 0 || others.some(([, kept]) => kept !== keeps)) return undefined;
  const fields: Tree = new Map();
  if ((id ?? true) === keeps) fields.set('_id', true);
  return others.every(([path]) => enter(fields, path.split('.'))) ? { keeps, fields } : undefined;
}

function flatten(projection: PlainDocument, prefix = ''): [string, boolean][] | undefined {
  const found: [string, boolean][] = [];
  for (const [name, value] of Object.entries(projection)) {
    const path = prefix + name;
    if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value))) {
      found.push([path, value !== false && value !== 0]);
      continue;
    }
    const within = isDocument(value) && Object.keys(value).length > 0 ? flatten(value, `${path}.`) : undefined;
    if (within === undefined) return undefined;
    found.push(...within);
  }
  return found;
}

/** False where the path is none, or meets another one. */
function enter(tree: Tree, [name = '', ...rest]: readonly string[]): boolean {
  if (name === '' || name.startsWith('$') || name === '__proto__') return false;
  const there = tree.get(name);
  if (there === true || (there !== undefined && rest.length === 0)) return false;
  if (rest.length === 0) {
    tree.set(name, true);
    return true;
  }
  const inner: Tree = there ?? new Map();
  tree.set(name, inner);
  return enter(inner, rest);
}

/** What a selection leaves of a document. The document stays as it is, and shares with the result what stays whole. */
export function select(document: PlainDocument, { keeps, fields }: Selection): PlainDocument {
  return keeps ? included(document, fields) : excluded(document, fields);
}

function included(document: PlainDocument, fields: Fields): PlainDocument {
  const picked: PlainDocument = {};
  for (const name of Object.keys(document)) {
    const within = fields.get(name);
    if (within === undefined) continue;
    const value = within === true ? document[name] : includedIn(document[name], within);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

// A value on the way that is neither a document nor an array goes.
function includedIn(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => includedIn(element, fields)).filter((element) => element !== undefined);
  }
  return isDocument(value) ? included(value, fields) : undefined;
}

function excluded(document: PlainDocument, fields: Fields): PlainDocument {
  const picked: PlainDocument = {};
  for (const name of Object.keys(document)) {
    const within = fields.get(name);
    if (within === true) continue;
    picked[name] = within === undefined ? document[name] : excludedIn(document[name], within);
  }
  return picked;
}

function excludedIn(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value)) return value.map((element) => excludedIn(element, fields));
  return isDocument(value) ? excluded(value, fields) : value;
}
