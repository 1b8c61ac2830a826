import { Decimal128, Long } from 'bson';
import { unsupported } from '../errors.ts';
import { keyOf } from '../values/key.ts';
import { compareValues } from '../values/order.ts';

/** Makes one value of many. A missing value is undefined. */
type Fold = (values: readonly unknown[]) => unknown;

function numbers(values: readonly unknown[]): number[] {
  if (values.some((value) => value instanceof Long || value instanceof Decimal128)) {
    throw unsupported('Arithmetic on decimals and large longs');
  }
  return values.filter((value) => typeof value === 'number');
}

const sum = (values: readonly unknown[]): number => numbers(values).reduce((total, value) => total + value, 0);

// What is null or missing does not count (manual: "$max", "Behavior").
function best(wins: (order: number) => boolean): Fold {
  return (values) => {
    const there = values.filter((value) => value !== undefined && value !== null);
    return there.length === 0 ? null : there.reduce((a, b) => (wins(compareValues(b, a)) ? b : a));
  };
}

const present: Fold = (values) => values.filter((value) => value !== undefined);

/** What `$group` may do with the values of a group, by the manual's "Accumulators". */
export const ACCUMULATORS: Readonly<Record<string, Fold>> = {
  $sum: sum,
  $avg: (values) => {
    const { length } = numbers(values);
    return length === 0 ? null : sum(values) / length;
  },
  $min: best((order) => order < 0),
  $max: best((order) => order > 0),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: present,
  $addToSet: (values) => [...new Map((present(values) as unknown[]).map((value) => [keyOf(value), value])).values()],
};
