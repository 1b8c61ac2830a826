import { Decimal128, Double } from 'bson';
import { CommandError } from '../errors.ts';
import { isLong } from '../values/codec.ts';
import { isNumeric } from '../values/numbers.ts';
import { kindOf } from '../values/order.ts';
import { words } from '../words.ts';

// Names and numbers of the manual's "BSON Types", each with the kind of value that it is here.
const TYPES = words(`
  1:double:number 2:string:string 3:object:object 4:array:array 5:binData:Binary 7:objectId:ObjectId 8:bool:boolean
  9:date:Date 10:null:null 11:regex:BSONRegExp 13:javascript:Code 14:symbol:BSONSymbol 16:int:number
  17:timestamp:Timestamp 18:long:number 19:decimal:number -1:minKey:MinKey 127:maxKey:MaxKey
`).map((type) => type.split(':'));
const NAMES: ReadonlySet<string | undefined> = new Set([...TYPES.map(([, name]) => name), 'number']);

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
  return numberType(value) ?? TYPES.find(([, , of]) => of === kind)?.[1] ?? kind;
}

/** Makes the test of `$type`: a name or number of a BSON type, or several. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  const names = (Array.isArray(operand) ? operand : [operand]).map((given) => {
    const name = TYPES.find(([number]) => number === String(given))?.[1] ?? String(given);
    if (!NAMES.has(name)) {
      throw new CommandError('BadValue', `Unknown type name alias: ${name}`);
    }
    return name;
  });
  return (value) => names.some((name) => (name === 'number' ? isNumeric(value) : typeName(value) === name));
}
