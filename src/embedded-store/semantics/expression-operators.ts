import { type Context, evalExpr } from 'mingo/core';
import type { Any, Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { keyOf } from '../values/key.ts';
import { compareValues } from '../values/order.ts';

type ExpressionOps = NonNullable<Parameters<Context['addExpressionOps']>[0]>;
type AccumulatorOps = NonNullable<Parameters<Context['addAccumulatorOps']>[0]>;
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

// Of several operands, or of the elements of one; what is null or missing does not count (manual: "$max", "Behavior").
function extreme(wins: (order: number) => boolean): Expression {
  return (document, operands, options) => {
    const given: unknown = evalExpr(document, operands, options);
    const one = Array.isArray(given) && given.length === 1 && Array.isArray(operands) ? given[0] : given;
    return best(Array.isArray(one) ? one : [one], wins) as Any;
  };
}

function best(values: readonly unknown[], wins: (order: number) => boolean): unknown {
  const there = values.filter((value) => value !== undefined && value !== null);
  return there.length === 0 ? null : there.reduce((a, b) => (wins(compareValues(b, a)) ? b : a));
}

// An operator of one operand takes it bare or as a list of one.
function single(document: Any, operand: Any, options: Options): unknown {
  return evalExpr(document, Array.isArray(operand) ? (operand[0] as Any) : operand, options);
}

const isLess = (order: number): boolean => order < 0;
const isMore = (order: number): boolean => order > 0;

// Null gives an empty text (manual: "$toUpper (aggregation)"); mingo gives null.
const changeCase =
  (change: (text: string) => string): Expression =>
  (document, operand, options) => {
    const value = single(document, operand, options);
    if (value === undefined || value === null) return '';
    if (['string', 'number'].includes(typeof value)) return change(String(value));
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
  $min: extreme(isLess),
  $max: extreme(isMore),
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

// A document without the value adds nothing (manual: "$push (aggregation)"); mingo adds a null.
function collected(documents: Any[], expression: Any, options: Options): Any[] {
  // Within a pipeline the options remember the document that `$$ROOT` stands for.
  const { update } = options as { update?: (locals: { root: Any }) => Options };
  const values = documents.map((root) => evalExpr(root, expression, update?.call(options, { root }) ?? options));
  return values.filter((value) => value !== undefined);
}

/** The accumulators in which a missing value, or BSON's order, counts. */
export const collecting: AccumulatorOps = {
  $min: (documents: Any[], expression: Any, options: Options) =>
    best(collected(documents, expression, options), isLess) as Any,
  $max: (documents: Any[], expression: Any, options: Options) =>
    best(collected(documents, expression, options), isMore) as Any,
  $push: collected,
  $addToSet: (documents: Any[], expression: Any, options: Options) => [
    ...new Map(collected(documents, expression, options).map((value) => [keyOf(value), value])).values(),
  ],
};
