import type { Binary, BSONRegExp, ObjectId } from 'bson';
import { type Numeric, numberKey } from './numbers.ts';
import { kindOf } from './order.ts';

function sized(text: string): string {
  return `${text.length}:${text}`;
}

function documentKey(value: object): string {
  let key = '{';
  for (const [name, field] of Object.entries(value)) key += sized(name) + keyOf(field);
  return `${key}}`;
}

/**
 * Encodes a value as a text that is equal exactly where MongoDB holds the values to be equal: 1 as int, long, double or
 * decimal is one key, so are null and missing, and documents count with the order of their fields.
 */
export function keyOf(value: unknown): string {
  switch (kindOf(value)) {
    case 'missing':
    case 'null':
      return 'z';
    case 'number':
      return `n${numberKey(value as Numeric)};`;
    case 'string':
      return `s${sized(value as string)}`;
    case 'BSONSymbol':
      return `s${sized(String(value))}`;
    case 'boolean':
      return value === true ? 't' : 'f';
    case 'Date':
      return `D${(value as Date).getTime()};`;
    case 'ObjectId':
      return `o${(value as ObjectId).toHexString()}`;
    case 'Binary':
      return `b${(value as Binary).sub_type}:${Buffer.from((value as Binary).value()).toString('base64')};`;
    case 'array':
      return `[${(value as unknown[]).map(keyOf).join('')}]`;
    case 'object':
      return documentKey(value as object);
    case 'RegExp':
      return `r${sized((value as RegExp).source)}${sized((value as RegExp).flags)}`;
    case 'BSONRegExp':
      return `r${sized((value as BSONRegExp).pattern)}${sized((value as BSONRegExp).options)}`;
    default:
      return `x${kindOf(value)}${sized(String(JSON.stringify(value)))}`;
  }
}
