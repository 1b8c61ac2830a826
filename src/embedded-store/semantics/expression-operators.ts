import { type Context, evalExpr } from 'mingo/core';
import type { Any, Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { compareValues } from '../values/order.ts';

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

/** Comparison expressions in BSON's order. */
export const comparisons: ExpressionOps = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', (order) => Math.sign(order)),
};
