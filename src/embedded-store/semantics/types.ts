import { Decimal128, Double } from 'bson';
import { CommandError } from '../errors.ts';
import { isLong } from '../values/codec.ts';
import { isNumeric } from '../values/numbers.ts';
import { kindOf } from '../values/order.ts';

// Names and numbers of the manual's "BSON Types", each with the kind of value that it is here.
const KINDS: Readonly<Record<string, string>> = {
  string: 'string',
  object: 'object',
  array: 'array',
  binData: 'Binary',
  objectId: 'ObjectId',
  bool: 'boolean',
  date: 'Date',
  null: 'null',
  regex: 'BSONRegExp',
  javascript: 'Code',
  symbol: 'BSONSymbol',
  timestamp: 'Timestamp',
  minKey: 'MinKey',
  maxKey: 'MaxKey',
};
const NUMBERS = ['double', 'int', 'long', 'decimal', 'number'];
const BY_NUMBER: Readonly<Record<string, string>> = {
  '1': 'double',
  '2': 'string',
  '3': 'object',
  '4': 'array',
  '5': 'binData',
  '7': 'objectId',
  '8': 'bool',
  '9': 'date',
  '10': 'null',
  '11': 'regex',
  '13': 'javascript',
  '14': 'symbol',
  '16': 'int',
  '17': 'timestamp',
  '18': 'long',
  '19': 'decimal',
  '-1': 'minKey',
  '127': 'maxKey',
};

/** Names the BSON type that a number has in the file. */
export function numberType(value: unknown): string | undefined {
  if (!isNumeric(value)) return undefined;
  if (value instanceof Decimal128) return 'decimal';
  if (isLong(value)) return 'long';
  if (value instanceof Double) return 'double';
  return typeof value === 'number' && value === (value | 0) && !Object.is(value, -0) ? 'int' : 'double';
}

/** Names the BSON type of any value as `$type` does. */
export function typeName(value: unknown): string {
  const kind = kindOf(value);
  return numberType(value) ?? Object.entries(KINDS).find(([, of]) => of === kind)?.[0] ?? kind;
}

/** Makes the test of `$type`: a name or number of a BSON type, or several. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  const names = (Array.isArray(operand) ? operand : [operand]).map((given) => {
    const name = BY_NUMBER[String(given)] ?? String(given);
    if (!(name in KINDS) && !NUMBERS.includes(name)) {
      throw new CommandError('BadValue', `Unknown type name alias: ${name}`);
    }
    return name;
  });
  return (value) => names.some((name) => (name === 'number' ? isNumeric(value) : typeName(value) === name));
}
