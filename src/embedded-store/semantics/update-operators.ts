import { Decimal128, Long, Timestamp } from 'bson';
import { update as applyWithMingo } from 'mingo/updater';
import { CommandError, unsupported } from '../errors.ts';
import { toFilter, toPlain } from '../values/codec.ts';
import { keyOf } from '../values/key.ts';
import { isNumeric, toPlainNumber } from '../values/numbers.ts';
import { compareValues, isDocument, type PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';
import { numberType, typeName } from './types.ts';
import { type Place, placeOf } from './update-path.ts';

/** One operator on one path of one document. `exact` is the document with the types of its numbers. */
export interface Change {
  readonly document: PlainDocument;
  readonly exact: PlainDocument;
  readonly path: string;
  readonly operand: unknown;
  readonly now: Date;
}
type Operator = (change: Change, place: Place) => void;

function mingo(document: PlainDocument, operator: string, path: string, operand: unknown): void {
  applyWithMingo(
    document,
    { [operator]: { [path]: operand } },
    [],
    {},
    {
      cloneMode: 'none',
      queryOptions: queryOptions(),
    },
  );
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** mingo passes over what cannot be built; MongoDB refuses it. */
function checkViable(path: string, place: Place): void {
  if (!place.blockedBy) return;
  const [name, value] = place.blockedBy;
  const field = path.slice(path.lastIndexOf('.') + 1);
  throw new CommandError('PathNotViable', `Cannot create field '${field}' in element {${name}: ${show(value)}}`);
}

const set: Operator = ({ document, path, operand }, place) => {
  checkViable(path, place);
  // A value that only differs in its type from what is there is a change to MongoDB and none to mingo.
  if (place.exists) mingo(document, '$set', path, null);
  mingo(document, '$set', path, operand);
};

const unset: Operator = ({ document, path }, place) => {
  if (place.exists) mingo(document, '$unset', path, '');
};

// The wider type of the two wins, and an int32 that overflows becomes a long (manual: "$inc", "BSON Types").
function widened(result: number, was: unknown, operand: unknown): unknown {
  const types = [numberType(was), numberType(operand)];
  if (types.includes('double') || !Number.isInteger(result)) return result;
  const needsLong = types.includes('long') || result !== (result | 0);
  if (!needsLong) return result;
  if (!Number.isSafeInteger(result)) throw unsupported('Arithmetic beyond 2 ** 53');
  return Long.fromNumber(result);
}

function arithmetic(operator: '$inc' | '$mul', verb: string): Operator {
  return (change, place) => {
    const { document, exact, path } = change;
    const operand = toPlainNumber(change.operand);
    if (!isNumeric(operand)) {
      throw new CommandError('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`);
    }
    checkViable(path, place);
    if (place.exists && !isNumeric(place.value)) {
      throw new CommandError(
        'TypeMismatch',
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(document['_id'])}} has the field ` +
          `'${path.slice(path.lastIndexOf('.') + 1)}' of non-numeric type ${typeName(place.value)}`,
      );
    }
    for (const value of [operand, place.value]) {
      if (value instanceof Decimal128 || value instanceof Long)
        throw unsupported('Arithmetic on decimals and large longs');
    }
    mingo(document, operator, path, operand);
    const result = placeOf(document, path).value;
    const was = place.exists ? placeOf(exact, path).value : undefined;
    if (typeof result === 'number') mingo(document, '$set', path, widened(result, was, change.operand));
  };
}

function bound(wins: (order: number) => boolean): Operator {
  return (change, place) => {
    checkViable(change.path, place);
    if (!place.exists || wins(compareValues(toPlain(change.operand), place.value))) set(change, place);
  };
}

function mustBeArray(
  operator: string,
  path: string,
  place: Place,
  code: 'BadValue' | 'TypeMismatch' = 'BadValue',
): void {
  if (place.exists && !Array.isArray(place.value)) {
    throw new CommandError(
      code,
      `The field '${path}' must be an array but is of type ${typeName(place.value)} (operator ${operator})`,
    );
  }
}

const MODIFIERS = ['$each', '$slice', '$sort', '$position'];

function checkModifiers(operand: PlainDocument): void {
  const unknown = Object.keys(operand).find((name) => !MODIFIERS.includes(name));
  if (unknown) throw new CommandError('BadValue', `Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(operand['$each'])) {
    throw new CommandError('BadValue', 'The argument to $each in $push must be an array');
  }
  if (isDocument(operand['$sort']) && Object.keys(operand['$sort']).length > 1) {
    throw unsupported('$push with a $sort of several fields');
  }
}

const push: Operator = ({ document, path, operand }, place) => {
  checkViable(path, place);
  mustBeArray('$push', path, place);
  const modified = isDocument(operand) && '$each' in operand;
  if (modified) checkModifiers(operand);
  // mingo leaves out $slice and $sort where there is no array yet.
  if (!place.exists) mingo(document, '$set', path, []);
  const numbers = (name: string): PlainDocument =>
    modified && name in operand ? { [name]: toPlain(operand[name]) } : {};
  const argument = modified
    ? { $each: operand['$each'], ...numbers('$slice'), ...numbers('$sort'), ...numbers('$position') }
    : { $each: [operand] };
  mingo(document, '$push', path, argument);
};

const addToSet: Operator = (change, place) => {
  const { operand, path } = change;
  checkViable(path, place);
  mustBeArray('$addToSet', path, place);
  const each = isDocument(operand) && '$each' in operand ? operand['$each'] : [operand];
  if (!Array.isArray(each))
    throw new CommandError('TypeMismatch', 'The argument to $each in $addToSet must be an array');
  const there = new Set(Array.isArray(place.value) ? place.value.map(keyOf) : []);
  const added = each.filter((value) => {
    const key = keyOf(value);
    const isNew = !there.has(key);
    there.add(key);
    return isNew;
  });
  if (added.length > 0 || !place.exists) push({ ...change, operand: { $each: added } }, place);
};

function removal(operator: '$pull' | '$pullAll' | '$pop'): Operator {
  return ({ document, path, operand }, place) => {
    if (place.blockedBy && operator !== '$pop') return;
    mustBeArray(operator, path, place, operator === '$pop' ? 'TypeMismatch' : 'BadValue');
    const argument = operator === '$pull' ? toFilter(operand) : toPlain(operand);
    if (operator === '$pop' && argument !== 1 && argument !== -1) {
      throw new CommandError('FailedToParse', `$pop expects 1 or -1, found: ${show(argument)}`);
    }
    if (operator === '$pullAll' && !Array.isArray(argument)) {
      throw new CommandError('BadValue', '$pullAll requires an array argument');
    }
    if (place.exists) mingo(document, operator, path, argument);
  };
}

const rename: Operator = (change, place) => {
  const { document, operand, path, exact } = change;
  if (typeof operand !== 'string') {
    throw new CommandError('BadValue', `The 'to' field for $rename must be a string: ${path}: ${show(operand)}`);
  }
  const names = path.split('.');
  const parents = names.slice(1).map((_, i) => placeOf(document, names.slice(0, i + 1).join('.')).value);
  if (parents.some(Array.isArray)) {
    throw new CommandError('BadValue', `The source field cannot be an array element, '${path}'`);
  }
  checkViable(path, place);
  if (!place.exists) return;
  const value = placeOf(exact, path).value ?? place.value;
  mingo(document, '$unset', path, '');
  set({ ...change, path: operand, operand: value }, placeOf(document, operand));
};

const currentDate: Operator = (change, place) => {
  const { operand, now } = change;
  const type = isDocument(operand) ? operand['$type'] : 'date';
  if (operand !== true && operand !== false && type !== 'date' && type !== 'timestamp') {
    throw new CommandError('BadValue', 'The $type of $currentDate must be date or timestamp');
  }
  const timestamp = new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  set({ ...change, operand: type === 'timestamp' ? timestamp : now }, place);
};

const bit: Operator = ({ document, path, operand }, place) => {
  checkViable(path, place);
  const integers = [...(place.exists ? [place.value] : []), ...Object.values(isDocument(operand) ? operand : {})];
  if (!isDocument(operand) || integers.some((value) => numberType(value) !== 'int')) {
    throw new CommandError('BadValue', 'The $bit modifier works on 32-bit integers here');
  }
  mingo(document, '$bit', path, operand);
};

/** Every update operator. The work is mingo's; what mingo leaves open or passes over is decided before it. */
export const UPDATE_OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['$set', set],
  ['$setOnInsert', set],
  ['$unset', unset],
  ['$inc', arithmetic('$inc', 'increment')],
  ['$mul', arithmetic('$mul', 'multiply')],
  ['$min', bound((order) => order < 0)],
  ['$max', bound((order) => order > 0)],
  ['$push', push],
  ['$addToSet', addToSet],
  ['$pull', removal('$pull')],
  ['$pullAll', removal('$pullAll')],
  ['$pop', removal('$pop')],
  ['$rename', rename],
  ['$currentDate', currentDate],
  ['$bit', bit],
]);
