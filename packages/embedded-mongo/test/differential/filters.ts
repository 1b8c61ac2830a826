import type { Document } from 'mongodb';
import { anExpression } from './expressions.ts';
import type { Random } from './random.ts';
import { ARRAY_PATHS, aNumber, aScalar, aText, IDS, PATHS, TEXT_PATHS, valueFor } from './values.ts';

const COMPARISONS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'];
const TYPES = ['double', 'string', 'object', 'array', 'bool', 'date', 'null', 'int', 'long', 'number'];

const compared = (random: Random, path: string): Document => ({ [random.pick(COMPARISONS)]: valueFor(random, path) });

function operator(random: Random, path: string): unknown {
  return random.oneOf<unknown>(
    () => valueFor(random, path),
    () => valueFor(random, path),
    () => compared(random, path),
    () => compared(random, path),
    () => ({ ...compared(random, path), ...compared(random, path) }),
    () => ({ [random.pick(['$in', '$nin'])]: random.list(0, 3, () => valueFor(random, path)) }),
    () => ({ $exists: random.chance(0.5) }),
    () => ({ $type: random.pick(TYPES) }),
    () => ({ $not: compared(random, path) }),
    () => ({ $mod: [random.pick([2, 3]), random.below(2)] }),
  );
}

function condition(random: Random): Document {
  return random.oneOf<Document>(
    () => {
      const path = random.pick(PATHS);
      return { [path]: operator(random, path) };
    },
    () => {
      const path = random.pick(PATHS);
      return { [path]: operator(random, path) };
    },
    () => ({ _id: random.pick(IDS) }),
    () => ({ _id: { [random.pick(['$in', '$nin'])]: random.list(1, 4, () => random.pick(IDS)) } }),
    () => ({
      [random.pick(TEXT_PATHS)]: { $regex: random.pick(['^a', 'b$', '[AB]']), $options: random.pick(['', 'i']) },
    }),
    () => ({ [random.pick(ARRAY_PATHS)]: { $size: random.below(4) } }),
    () => ({ l: { $all: random.list(1, 2, () => aScalar(random)) } }),
    () => ({ l: { $elemMatch: { $gt: aNumber(random), $lte: aNumber(random) } } }),
    () => ({ ls: { $elemMatch: { k: aText(random), ...(random.chance(0.5) && { v: { $gt: aNumber(random) } }) } } }),
    () => ({ $expr: anExpression(random, 'boolean', 2) }),
  );
}

/** A filter of up to three conditions, joined in one of the ways there are. */
export function aFilter(random: Random, depth = 2): Document {
  if (random.chance(0.1)) return {};
  if (depth === 0 || random.chance(0.6)) return condition(random);
  return random.oneOf<Document>(
    () => ({ ...condition(random), ...condition(random) }),
    () => ({ [random.pick(['$and', '$or', '$nor'])]: random.list(1, 3, () => aFilter(random, depth - 1)) }),
  );
}

/** A filter that at most one document matches, so that an update of one document is about the same on every server. */
export function aFilterOfOne(random: Random): Document {
  const one = { _id: random.pick(IDS) };
  return random.chance(0.5) ? one : { ...aFilter(random, 1), ...one };
}
