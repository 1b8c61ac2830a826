import { type Context, evalExpr } from 'mingo/core';
import type { Any, Options } from 'mingo/types';
import { CommandError, unsupported } from '../errors.ts';
import { isNumeric } from '../values/numbers.ts';
import { compareValues } from '../values/order.ts';
import { ACCUMULATORS } from './folds.ts';

type ExpressionOps = NonNullable<Parameters<Context['addExpressionOps']>[0]>;
type Expression = (document: Any, operands: Any, options: Options) => Any;

/**
 * mingo compares values of one type only and answers false otherwise; in MongoDB an expression compares values of all
 * types in BSON's order, a missing one first (manual: "$lt (aggregation)"), which conditions on leases rely on.
 */
function comparison(name: string, answer: (order: number) => Any): Expression {
  return (document, operands, options) => {
    if (!Array.isArray(operands) || operands.length !== 2) {
      const given = Array.isArray(operands) ? operands.length : 1;
      throw new CommandError(16020, `Expression ${name} takes exactly 2 arguments. ${given} were passed in.`);
    }
    const left = evalExpr(document, operands[0], options);
    const right = evalExpr(document, operands[1], options);
    return answer(compareValues(left, right));
  };
}

// Of several operands, or of the elements of one that is an array (manual: "$max", "Behavior").
function folded(name: '$sum' | '$avg' | '$min' | '$max'): Expression {
  return (document, operands, options) => {
    const several = Array.isArray(operands) && operands.length !== 1;
    const given: unknown = several ? evalExpr(document, operands, options) : single(document, operands, options);
    return ACCUMULATORS[name]?.(Array.isArray(given) ? given : [given]) as Any;
  };
}

function element(name: '$first' | '$last', at: 0 | -1): Expression {
  return (document, operand, options) => {
    const array = single(document, operand, options);
    if (array === undefined || array === null) return null as Any;
    if (!Array.isArray(array)) throw new CommandError(28689, `${name}'s argument must be an array`);
    return array.at(at) as Any;
  };
}

// Equal as `$eq` has it; null where there is no array (manual: "$indexOfArray (aggregation)").
const indexOfArray: Expression = (document, operands, options) => {
  if (!Array.isArray(operands) || operands.length < 2 || operands.length > 4) {
    throw new CommandError(28667, 'Expression $indexOfArray takes at least 2 arguments, and at most 4');
  }
  if (operands.length > 2) throw unsupported('$indexOfArray within bounds');
  const array: unknown = evalExpr(document, operands[0], options);
  if (array === undefined || array === null) return null as Any;
  if (!Array.isArray(array)) throw new CommandError(40090, '$indexOfArray requires an array as a first argument');
  const wanted: unknown = evalExpr(document, operands[1], options);
  // A text equals no value of another type.
  if (typeof wanted === 'string') return array.indexOf(wanted);
  return array.findIndex((one) => compareValues(one, wanted) === 0);
};

// From left to right: the first null is the result, and what is neither null nor a text before it is an error.
const concat: Expression = (document, operands, options) => {
  let text = '';
  for (const operand of Array.isArray(operands) ? operands : [operands]) {
    const value: unknown = evalExpr(document, operand as Any, options);
    if (value === undefined || value === null) return null as Any;
    if (typeof value !== 'string') throw new CommandError(16702, '$concat only supports strings');
    text += value;
  }
  return text as Any;
};

// An operator of one operand takes it bare or as a list of one.
function single(document: Any, operand: Any, options: Options): unknown {
  return evalExpr(document, Array.isArray(operand) ? (operand[0] as Any) : operand, options);
}

// Null gives an empty text (manual: "$toUpper (aggregation)"); mingo gives null.
const changeCase =
  (change: (text: string) => string): Expression =>
  (document, operand, options) => {
    const value = single(document, operand, options);
    if (value === undefined || value === null) return '';
    if (typeof value === 'string' || value === (Number(value) | 0)) return change(String(value));
    // How a double is written is not JavaScript's way.
    if (isNumeric(value)) throw unsupported('A number that is no int as a text');
    if (value instanceof Date) return change(value.toISOString());
    throw new CommandError(16007, "can't convert this BSON type to String");
  };

const EXPRESSIONS: Readonly<Record<string, Expression>> = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $sum: folded('$sum'),
  $avg: folded('$avg'),
  $min: folded('$min'),
  $max: folded('$max'),
  $first: element('$first', 0),
  $last: element('$last', -1),
  $concat: concat,
  $indexOfArray: indexOfArray,
  // An empty text is true (manual: "$not (aggregation)").
  $not: (document, operand, options) => {
    const value = single(document, operand, options);
    return (value === undefined || value === null || value === false || value === 0) as Any;
  },
  $toUpper: changeCase((text) => text.toUpperCase()),
  $toLower: changeCase((text) => text.toLowerCase()),
  $cmp: comparison('$cmp', (order) => Math.sign(order)),
};

/** Comparison expressions in BSON's order, and what takes null otherwise than mingo does. */
export const comparisons = EXPRESSIONS as ExpressionOps;
