import { Decimal128, Double, Long, Timestamp } from 'bson';
import { Query } from 'mingo/query';
import { update as applyWithMingo } from 'mingo/updater';
import { CommandError, unsupported } from '../errors.ts';
import { box, toFilter, toPlain } from '../values/codec.ts';
import { keyOf } from '../values/key.ts';
import { isNumeric, toPlainNumber } from '../values/numbers.ts';
import { compareValues, isDocument, type PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';
import { sortDocuments } from './sort.ts';
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
  mingo(document, '$set', path, place.exists ? box(operand) : operand);
};

const unset: Operator = ({ document, path }, place) => {
  if (place.exists) mingo(document, '$unset', path, '');
};

// The wider type of the two wins, and an int32 that overflows becomes a long (manual: "$inc", "BSON Types").
function widened(result: number, was: unknown, operand: unknown): unknown {
  const types = [numberType(was), numberType(operand)];
  if (types.includes('double') || !Number.isInteger(result)) return new Double(result);
  if (result === 0) return types.includes('long') ? Long.ZERO : 0;
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
    if ([operand, place.value].some((value) => value instanceof Decimal128 || value instanceof Long)) {
      throw unsupported('Arithmetic on decimals and large longs');
    }
    // To $mul a field that is missing counts as 0, which a negative factor makes -0.
    if (operator === '$mul' && !place.exists) mingo(document, '$set', path, Number(operand) * 0);
    else mingo(document, operator, path, operand);
    const result = placeOf(document, path).value;
    const was = place.exists ? placeOf(exact, path).value : undefined;
    if (typeof result === 'number')
      set({ ...change, operand: widened(result, was, change.operand) }, placeOf(document, path));
  };
}

function bound(wins: (order: number) => boolean): Operator {
  return (change, place) => {
    checkViable(change.path, place);
    if (!place.exists || wins(compareValues(toPlain(change.operand), place.value))) set(change, place);
  };
}

/** The array at a path, empty where there is none, as the file has it and as queries read it. */
function arrayAt(
  { path, exact }: Change,
  place: Place,
  operator: string,
  code: 'BadValue' | 'TypeMismatch' = 'BadValue',
) {
  if (place.exists && !Array.isArray(place.value)) {
    throw new CommandError(
      code,
      `The field '${path}' must be an array but is of type ${typeName(place.value)} (operator ${operator})`,
    );
  }
  const kept = place.exists ? placeOf(exact, path).value : [];
  return { kept: kept as unknown[], plain: (place.value ?? []) as unknown[] };
}

const MODIFIERS = ['$each', '$slice', '$sort', '$position'];

function checkModifiers(operand: PlainDocument): void {
  const unknown = Object.keys(operand).find((name) => !MODIFIERS.includes(name));
  if (unknown) throw new CommandError('BadValue', `Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(operand['$each'])) {
    throw new CommandError('BadValue', 'The argument to $each in $push must be an array');
  }
  for (const name of ['$slice', '$position']) {
    if (name in operand && !Number.isInteger(toPlainNumber(operand[name]))) {
      throw new CommandError('BadValue', `The value for ${name} must be an integer value`);
    }
  }
}

function sorted(array: readonly unknown[], specification: unknown): unknown[] {
  const order = toPlain(specification);
  if (isDocument(order)) return sortDocuments(array, order, toPlain);
  if (order !== 1 && order !== -1)
    throw new CommandError('BadValue', 'The $sort is invalid: use 1/-1 to sort the whole element');
  return [...array].sort((a, b) => compareValues(a, b) * order);
}

const push: Operator = (change, place) => {
  const { path, operand } = change;
  checkViable(path, place);
  const { kept } = arrayAt(change, place, '$push');
  const modifiers: PlainDocument = isDocument(operand) && '$each' in operand ? operand : { $each: [operand] };
  checkModifiers(modifiers);
  const number = (name: string, otherwise: number): number => Number(toPlainNumber(modifiers[name]) ?? otherwise);
  let array = kept.toSpliced(number('$position', kept.length), 0, ...(modifiers['$each'] as unknown[]));
  if ('$sort' in modifiers) array = sorted(array, modifiers['$sort']);
  const slice = number('$slice', array.length);
  set({ ...change, operand: slice < 0 ? array.slice(slice) : array.slice(0, slice) }, place);
};

const addToSet: Operator = (change, place) => {
  const { operand, path } = change;
  checkViable(path, place);
  const { kept } = arrayAt(change, place, '$addToSet');
  const each = isDocument(operand) && '$each' in operand ? operand['$each'] : [operand];
  if (!Array.isArray(each))
    throw new CommandError('TypeMismatch', 'The argument to $each in $addToSet must be an array');
  const there = new Set(kept.map(keyOf));
  const added = each.filter((value) => {
    const key = keyOf(value);
    const isNew = !there.has(key);
    there.add(key);
    return isNew;
  });
  if (added.length > 0 || !place.exists) set({ ...change, operand: [...kept, ...added] }, place);
};

type Keeps = (element: unknown, index: number, length: number) => boolean;

// A document, or operators, is a condition on the element; anything else is a value (manual: "$pull").
function pulls(operand: unknown): Keeps {
  const condition: unknown = toFilter(operand);
  const onFields = isDocument(condition) && !Object.keys(condition)[0]?.startsWith('$');
  const query = new Query(onFields ? condition : { value: condition }, queryOptions());
  return (element) => (onFields ? !isDocument(element) || !query.test(element) : !query.test({ value: element }));
}

function pullsAll(operand: unknown): Keeps {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', '$pullAll requires an array argument');
  const keys = new Set(operand.map(keyOf));
  return (element) => !keys.has(keyOf(element));
}

function pops(operand: unknown): Keeps {
  const end = toPlainNumber(operand);
  if (end !== 1 && end !== -1) throw new CommandError('FailedToParse', `$pop expects 1 or -1, found: ${show(end)}`);
  return (_, index, length) => index !== (end === 1 ? length - 1 : 0);
}

function removal(operator: '$pull' | '$pullAll' | '$pop', choose: (operand: unknown) => Keeps): Operator {
  return (change, place) => {
    const keeps = choose(change.operand);
    if (place.blockedBy && operator !== '$pop') return;
    const { kept, plain } = arrayAt(change, place, operator, operator === '$pop' ? 'TypeMismatch' : 'BadValue');
    const left = kept.filter((_, i) => keeps(plain[i], i, plain.length));
    if (left.length < kept.length) set({ ...change, operand: left }, place);
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
  ['$pull', removal('$pull', pulls)],
  ['$pullAll', removal('$pullAll', pullsAll)],
  ['$pop', removal('$pop', pops)],
  ['$rename', rename],
  ['$currentDate', currentDate],
  ['$bit', bit],
]);
