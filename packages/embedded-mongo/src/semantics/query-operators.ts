import type { Context } from 'mingo/core';
import { $elemMatch, $regex, $size } from 'mingo/operators/query';
import type { Any, AnyObject, Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { exactly } from '../values/fidelity.ts';
import { keyOf } from '../values/key.ts';
import { isNumeric } from '../values/numbers.ts';
import { compareValues, isDocument, sameBracket } from '../values/order.ts';
import { comparedAt, valuesAt } from '../values/paths.ts';
import { typeTest } from './types.ts';

type QueryOps = NonNullable<Parameters<Context['addQueryOps']>[0]>;
type Test = (document: Any) => boolean;
type QueryOperator = (path: string, operand: Any, options: Options) => Test;

function isNaNValue(value: unknown): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

let given: Options | undefined;

/** The options that mingo made for the last query with `$eq`: it gives them to operators and to nobody else. */
export function optionsGiven(): Options | undefined {
  return given;
}

function equal(path: string, operand: Any): Test {
  if (operand instanceof RegExp) {
    const key = keyOf(operand);
    return (document) => comparedAt(document, path).some((value) => keyOf(value) === key);
  }
  return (document) => comparedAt(document, path).some((value) => compareValues(value ?? null, operand ?? null) === 0);
}

// Values of another bracket never match; NaN is neither less nor greater than a number (manual: "Comparison Query").
function ordered(accepts: (order: number) => boolean): QueryOperator {
  return (path, operand) => {
    const matches = (value: unknown): boolean => {
      const order = compareValues(value, operand);
      if (isNaNValue(value) || isNaNValue(operand)) return order === 0 && accepts(0);
      return sameBracket(value, operand) && accepts(order);
    };
    return (document) => comparedAt(document, path).some((value) => matches(value ?? null));
  };
}

function oneOf(path: string, operand: Any): Test {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', '$in needs an array');
  if (operand.some((value) => isDocument(value) && Object.keys(value)[0]?.startsWith('$'))) {
    throw new CommandError('BadValue', 'cannot nest $ under $in');
  }
  const patterns = operand.filter((value) => value instanceof RegExp);
  const keys = new Set(operand.map(keyOf));
  const matches = (value: unknown): boolean =>
    keys.has(keyOf(value)) || (typeof value === 'string' && patterns.some((pattern) => pattern.test(value)));
  return (document) => comparedAt(document, path).some(matches);
}

// mingo decides on each value; which values stand at a path is decided here, for arrays of documents as MongoDB does.
function onEachValue<T>(
  operator: (path: string, operand: T, options: Options) => (value: AnyObject) => boolean,
): QueryOperator {
  return (path, operand, options) => {
    const test = operator('value', operand as T, options);
    return (document) => valuesAt(document, path).some((value) => test({ value }));
  };
}

const elemMatch = onEachValue($elemMatch);
const regex = onEachValue($regex);

function all(path: string, operand: Any, options: Options): Test {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', '$all needs an array');
  const tests = operand.map((value): Test => {
    if (value instanceof RegExp) return regex(path, value, options);
    if (isDocument(value) && '$elemMatch' in value) return elemMatch(path, value['$elemMatch'], options);
    return equal(path, value);
  });
  return (document) => tests.length > 0 && tests.every((test) => test(document));
}

// Fractions are cut off on both sides (manual: "$mod", "Floating Point Arguments").
function remainder(path: string, operand: Any): Test {
  const [divisor, wanted] = Array.isArray(operand) && operand.length === 2 ? operand.map(Number).map(Math.trunc) : [];
  if (divisor === undefined || wanted === undefined || Number.isNaN(divisor + wanted)) {
    throw new CommandError('BadValue', 'malformed mod, needs to be an array of two numbers');
  }
  if (divisor === 0) throw new CommandError('BadValue', 'divisor cannot be 0');
  const matches = (value: unknown): boolean => isNumeric(value) && Math.trunc(Number(value)) % divisor === wanted;
  return (document) => comparedAt(document, path).some(matches);
}

function hasType(path: string, operand: Any): Test {
  const test = typeTest(operand);
  return (document) => {
    const exact = exactly(document) ?? document;
    return comparedAt(exact, path).some((value) => value !== undefined && test(value));
  };
}

function not(operator: QueryOperator): QueryOperator {
  return (path, operand, options) => {
    const test = operator(path, operand, options);
    return (document) => !test(document);
  };
}

/** The query operators in which values are compared, in BSON's order and brackets. The others are mingo's own. */
export const queryOperators = {
  $eq: (path: string, operand: Any, options: Options) => {
    given = options;
    return equal(path, operand);
  },
  $ne: not(equal),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: oneOf,
  $nin: not(oneOf),
  $exists: (path: string, operand: Any) => {
    const wanted = operand !== false && operand !== 0 && operand !== null;
    return (document: Any) => valuesAt(document, path).some((value) => value !== undefined) === wanted;
  },
  $type: hasType,
  $all: all,
  $elemMatch: elemMatch,
  $regex: regex,
  $size: onEachValue($size),
  $mod: remainder,
} as unknown as QueryOps;
