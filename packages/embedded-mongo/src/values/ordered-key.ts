import type { ObjectId } from 'bson';
import { keyOf } from './key.ts';
import { isNumeric, type Numeric, toPlainNumber } from './numbers.ts';
import { kindOf, rankOf } from './order.ts';

/** A text that sorts, code unit by code unit, as its value does in BSON's order, and is the beginning of no other one. */
export interface OrderedKey {
  readonly key: string;
  /**
   * False where two values may share a key that are not equal, or stand in another order than their keys: a number that
   * no double holds, and what has parts. A key is found by it, but no order follows from it.
   */
  readonly exact: boolean;
}

/** Greater than every character of a key. */
export const ABOVE = '\u0100';
/** The kinds that `$lt` and its kin are answered for by an order of keys. */
const ORDERED = new Set(['missing', 'null', 'number', 'string', 'BSONSymbol', 'ObjectId', 'boolean', 'Date']);
const PLAIN_TEXT = /^[ -~]*$/;
/** The end of a text comes before every character of a longer one; a zero within it is escaped. */
const END = '\0\x01';
const ZERO = '\0\xff';

const view = new DataView(new ArrayBuffer(8));

// IEEE 754 as a whole number sorts by its size: the sign turned round, and of a negative number every bit.
function doubleKey(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0';
  view.setFloat64(0, value + 0);
  const high = view.getUint32(0);
  const low = view.getUint32(4);
  const negative = high >>> 31 === 1;
  return wordKey(negative ? ~high : high ^ 0x80000000) + wordKey(negative ? ~low : low);
}

function wordKey(word: number): string {
  return String.fromCharCode((word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
}

function textKey(text: string): string {
  if (PLAIN_TEXT.test(text)) return text + END;
  return Buffer.from(text).toString('latin1').replaceAll('\0', ZERO) + END;
}

function toDouble(value: Numeric): number {
  return Number(String(value).replace(/inf(inity)?/i, 'Infinity'));
}

function numberKey(given: Numeric): { readonly bytes: string; readonly exact: boolean } {
  const value = toPlainNumber(given);
  const exact = typeof value === 'number';
  return { bytes: doubleKey(exact ? value : toDouble(given)), exact };
}

function bytesOf(value: unknown): { readonly bytes: string; readonly exact: boolean } {
  switch (kindOf(value)) {
    case 'missing':
    case 'null':
    case 'MinKey':
    case 'MaxKey':
      return { bytes: '', exact: true };
    case 'number':
      return numberKey(value as Numeric);
    case 'string':
    case 'BSONSymbol':
      return { bytes: textKey(String(value)), exact: true };
    case 'boolean':
      return { bytes: value === true ? '\x01' : '\0', exact: true };
    case 'Date': {
      const time = (value as Date).getTime();
      return { bytes: doubleKey(time), exact: !Number.isNaN(time) };
    }
    case 'ObjectId':
      return { bytes: Buffer.from((value as ObjectId).id).toString('latin1'), exact: true };
    default:
      return { bytes: textKey(keyOf(value)), exact: false };
  }
}

/** What the keys of a value's type begin with; null and missing are one. */
export function bracketKey(value: unknown): string {
  return String.fromCharCode(1 + rankOf(value ?? null));
}

/** Makes the key of a value. */
export function orderedKey(value: unknown): OrderedKey {
  const { bytes, exact } = bytesOf(value);
  return { key: bracketKey(value) + bytes, exact };
}

/** Whether all values of this one's type stand in the order of their keys, or share one. */
export function isOrdered(value: unknown): boolean {
  return ORDERED.has(kindOf(value)) || isNumeric(value);
}

/** The key for an order from the greatest to the least. */
export function descending(key: string): string {
  let turned = '';
  for (let i = 0; i < key.length; i++) turned += String.fromCharCode(255 - key.charCodeAt(i));
  return turned;
}
