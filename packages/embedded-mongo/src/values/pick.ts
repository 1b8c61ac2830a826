import { CommandError } from '../errors.ts';
import { SIZES, TYPES } from './bson-types.ts';

/** By name: which fields within a field are meant, or true for all of it. */
export type Fields = ReadonlyMap<string, Fields | true>;

/** A name as it stands in BSON. */
interface Named {
  readonly bytes: Uint8Array;
  readonly within: Names | true;
}

/** Names by a sum over their bytes. */
type Names = ReadonlyMap<number, readonly Named[]>;

const { DOCUMENT, ARRAY } = TYPES;
const NONE: readonly Named[] = [];
/** A loop copies so few bytes faster than a call does. */
const FEW_BYTES = 48;

/** A number of four bytes, the lowest first. */
export function int32At(source: Uint8Array, at: number): number {
  const [low = 0, second = 0, third = 0, high = 0] = [source[at], source[at + 1], source[at + 2], source[at + 3]];
  return low | (second << 8) | (third << 16) | (high << 24);
}

/** A sum over the bytes of a name, one after the other. */
const added = (sum: number, byte: number): number => (Math.imul(sum, 31) + byte) | 0;

function namesOf(fields: Fields): Names {
  const names = new Map<number, Named[]>();
  for (const [name, within] of fields) {
    const bytes = Buffer.from(name);
    const sum = bytes.reduce(added, 0);
    names.set(sum, [...(names.get(sum) ?? []), { bytes, within: within === true ? true : namesOf(within) }]);
  }
  return names;
}

/** Names are short: a loop ends sooner than a call begins. */
function afterName(source: Uint8Array, at: number): number {
  let end = at;
  while (source[end] !== 0) end += 1;
  return end + 1;
}

function afterText(source: Uint8Array, at: number): number {
  return source.indexOf(0, at) + 1;
}

/** Where the value of a type ends that begins at a place. The document has been read before, so that it is whole. */
function endOfValue(type: number, source: Uint8Array, at: number): number {
  switch (type) {
    case DOCUMENT:
    case ARRAY:
    case TYPES.CODE_WITH_SCOPE:
      return at + int32At(source, at);
    case TYPES.STRING:
    case TYPES.CODE:
    case TYPES.SYMBOL:
      return at + 4 + int32At(source, at);
    case TYPES.BINARY:
      return at + 5 + int32At(source, at);
    case TYPES.POINTER:
      return at + 16 + int32At(source, at);
    case TYPES.PATTERN:
      return afterText(source, afterText(source, at));
    default: {
      const size = SIZES.get(type);
      if (size === undefined) throw broken();
      return at + size;
    }
  }
}

/** A field of a document: its name, and where it starts, its value starts, and both end. */
interface Element {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly value: number;
  readonly end: number;
}

/** The fields of a document as they stand in BSON. Throws a CommandError where it is not whole. */
export function* elementsOf(bson: Uint8Array): Generator<Element, undefined> {
  const last = int32At(bson, 0) - 1;
  if (last !== bson.byteLength - 1 || bson[last] !== 0) throw broken();
  for (let start = 4; start < last; ) {
    const type = bson[start] ?? 0;
    const value = afterText(bson, start + 1);
    const end = endOfValue(type, bson, value);
    if (value === 0 || end <= start || end > last) throw broken();
    yield { name: Buffer.from(bson.subarray(start + 1, value - 1)).toString(), type, start, value, end };
    start = end;
  }
}

export function isDocumentType(type: number): boolean {
  return type === DOCUMENT;
}

/** Whether a document has a field, at any depth, of which an object would make something else; or a text with that name. */
export function mayHaveProto(bson: Uint8Array): boolean {
  return Buffer.from(bson.buffer, bson.byteOffset, bson.byteLength).includes('__proto__');
}

function broken(): CommandError {
  return new CommandError('InvalidBSON', 'a document is not whole');
}

type Tree = Map<string, Tree | true>;
const POSITION = /^\d+$/;

/** Makes what leaves of a document what is needed to read the values at some dotted paths, which is little to decode. */
export function pickerAt(paths: Iterable<string>): (bson: Uint8Array) => Uint8Array {
  return createPicker(true, fieldsAt(paths));
}

/**
 * The fields that are to stay where values at some dotted paths are read. A field stays whole where it or a field above it
 * is asked for, and where a position in an array may be meant.
 */
function fieldsAt(paths: Iterable<string>): Fields {
  const tree: Tree = new Map();
  for (const path of paths) {
    const names = path.split('.');
    const position = names.findIndex((name, i) => i > 0 && POSITION.test(name));
    enter(tree, position < 0 ? names : names.slice(0, position));
  }
  return tree;
}

function enter(tree: Tree, [name = '', ...rest]: readonly string[]): void {
  const there = tree.get(name);
  if (there === true) return;
  const inner: Tree = there ?? new Map();
  tree.set(name, rest.length === 0 ? true : inner);
  if (rest.length > 0) enter(inner, rest);
}

/** A result in the making. */
interface Pick {
  readonly source: Uint8Array;
  readonly keeps: boolean;
  readonly result: Uint8Array;
  written: number;
}

/**
 * Makes what leaves, of a document as BSON, the fields that are named (`keeps`) or all others. What stays or goes as a
 * whole is not read. Arrays on the way are entered; of another value on the way nothing stays where fields are kept, and
 * all of it where they go.
 */
export function createPicker(keeps: boolean, fields: Fields): (bson: Uint8Array) => Uint8Array {
  const names = namesOf(fields);
  return (bson) => {
    // Whatever is picked is no longer than what it is picked from.
    const pick: Pick = { source: bson, keeps, result: Buffer.allocUnsafe(bson.byteLength), written: 0 };
    pickDocument(pick, 0, names);
    return pick.result.subarray(0, pick.written);
  };
}

function pickDocument(pick: Pick, start: number, names: Names): void {
  const { source, keeps } = pick;
  const last = start + int32At(source, start) - 1;
  const began = begin(pick);
  // What stays and stands together is copied together.
  let copied = start + 4;
  for (let at = copied; at < last; ) {
    const type = source[at] ?? 0;
    const value = afterName(source, at + 1);
    const within = withinOf(names, source, at + 1, value - 1);
    const next = endOfValue(type, source, value);
    const inner = type === DOCUMENT || type === ARRAY ? within : undefined;
    if (inner !== undefined && inner !== true) {
      copy(pick, copied, value);
      pickWithin(pick, type, value, inner);
      copied = next;
    } else if (keeps !== (within === true)) {
      copy(pick, copied, at);
      copied = next;
    }
    at = next;
  }
  copy(pick, copied, last);
  finish(pick, began);
}

function pickWithin(pick: Pick, type: number, start: number, names: Names): void {
  if (type === DOCUMENT) pickDocument(pick, start, names);
  else pickArray(pick, start, names);
}

/** Elements that are documents or arrays are entered; others stay only where fields go. Positions are counted anew. */
function pickArray(pick: Pick, start: number, names: Names): void {
  const { source, keeps } = pick;
  const last = start + int32At(source, start) - 1;
  const began = begin(pick);
  let position = 0;
  for (let at = start + 4; at < last; ) {
    const type = source[at] ?? 0;
    const value = afterName(source, at + 1);
    const next = endOfValue(type, source, value);
    const isEntered = type === DOCUMENT || type === ARRAY;
    if (isEntered || !keeps) {
      pick.result[pick.written++] = type;
      writePosition(pick, position++);
      if (isEntered) pickWithin(pick, type, value, names);
      else copy(pick, value, next);
    }
    at = next;
  }
  finish(pick, began);
}

/** A position in an array is the name of its element. */
function writePosition(pick: Pick, position: number): void {
  const digits = String(position);
  for (let i = 0; i < digits.length; i += 1) pick.result[pick.written++] = digits.charCodeAt(i);
  pick.result[pick.written++] = 0;
}

function withinOf(names: Names, source: Uint8Array, from: number, to: number): Names | true | undefined {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum = added(sum, source[at] ?? 0);
  for (const { bytes, within } of names.get(sum) ?? NONE) {
    let i = bytes.length === to - from ? 0 : -1;
    while (i >= 0 && i < bytes.length && bytes[i] === source[from + i]) i += 1;
    if (i === bytes.length) return within;
  }
  return undefined;
}

function copy(pick: Pick, from: number, to: number): void {
  const { source, result } = pick;
  if (to - from > FEW_BYTES) {
    result.set(source.subarray(from, to), pick.written);
    pick.written += to - from;
    return;
  }
  for (let at = from; at < to; at += 1) result[pick.written++] = source[at] ?? 0;
}

/** Leaves room for the size of a document, and gives its place. */
function begin(pick: Pick): number {
  pick.written += 4;
  return pick.written - 4;
}

function finish(pick: Pick, began: number): void {
  pick.result[pick.written++] = 0;
  const size = pick.written - began;
  for (let i = 0; i < 4; i += 1) pick.result[began + i] = size >>> (8 * i);
}
