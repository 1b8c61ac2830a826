import type { Document } from 'mongodb';
import { anExpression, anyExpression } from './expressions.ts';
import { aFilter } from './filters.ts';
import type { Random } from './random.ts';
import { NUMBER_PATHS } from './values.ts';

/** A sort that leaves no two documents at one place. One by a path through an array is in the contract suite. */
export function aSort(random: Random): Document {
  const path = random.pick(['n', 's', 'at', 'state', 'l', 'o.a', 'o', 'none', 'b']);
  return { [path]: random.pick([1, -1]), _id: random.pick([1, -1]) };
}

/** A projection for `find`. */
export function aProjection(random: Random): Document {
  const paths = random.some(['n', 's', 'l', 'o', 'ls', 'o.a', 'ls.v', 'at']);
  const apart = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));
  const shown = Object.fromEntries(apart.map((path) => [path, 1]));
  return random.oneOf<Document>(
    () => shown,
    () => ({ ...shown, _id: 0 }),
    () => Object.fromEntries(apart.map((path) => [path, 0])),
    () => ({ l: { $slice: random.pick<unknown>([1, -2, [1, 2]]) } }),
    () => ({ ls: { $elemMatch: { v: { $gt: 0 } } } }),
    // Not at the top, where $slice and $elemMatch are of `find` and no expressions.
    () => ({ n: 1, made: { $ifNull: [anyExpression(random, 1), 'none'] } }),
  );
}

const NUMBERS = ['$n', '$rev', '$o.a'];

function group(random: Random): Document {
  const accumulators = {
    sum: { $sum: random.pick<unknown>([1, ...NUMBERS]) },
    mean: { $avg: random.pick(NUMBERS) },
    least: { $min: random.pick(['$n', '$at', '$s']) },
    most: { $max: random.pick(['$n', '$at', '$s']) },
    first: { $first: '$n' },
    last: { $last: '$state' },
    all: { $push: random.pick<unknown>(['$n', { id: '$_id', s: '$s' }]) },
  };
  const _id = random.oneOf<unknown>(
    () => '$state',
    () => '$n',
    () => null,
    () => ({ state: '$state', b: '$b' }),
    () => anExpression(random, 'boolean', 1),
  );
  const names = random.some(Object.keys(accumulators) as (keyof typeof accumulators)[]);
  return { $group: { _id, ...Object.fromEntries(names.map((name) => [name, accumulators[name]])) } };
}

function stage(random: Random): Document {
  return random.oneOf<Document>(
    () => ({ $match: aFilter(random, 1) }),
    () => ({ $sort: aSort(random) }),
    () => ({
      [random.pick(['$set', '$addFields'])]: { made: anyExpression(random), 'o.made': anyExpression(random, 1) },
    }),
    () => ({ $project: { n: 1, o: 1, made: anyExpression(random) } }),
    () => ({ $project: { l: 0, 'o.a': 0 } }),
    () => ({ $unset: random.pick<unknown>(['n', ['l', 'o.a']]) }),
    () => ({ $unwind: random.pick<unknown>(['$l', { path: '$ls', preserveNullAndEmptyArrays: random.chance(0.5) }]) }),
    () => ({ $replaceWith: { _id: '$_id', inner: '$o', made: anyExpression(random, 1) } }),
  );
}

/**
 * An aggregation pipeline. Its documents come in by `_id`, so that skipping and taking are about the same documents;
 * `ordered` says whether the results have an order, too.
 */
export function aPipeline(random: Random): { readonly pipeline: Document[]; readonly ordered: boolean } {
  const start = [{ $match: aFilter(random) }, { $sort: { _id: 1 } }];
  const middle = random.list(0, 2, () => stage(random));
  const end = random.oneOf<Document[]>(
    () => [],
    () => [{ $skip: random.below(3) }, { $limit: 1 + random.below(5) }],
    () => [group(random)],
    () => [group(random), { $sort: { _id: 1 } }],
    () => [{ $count: 'count' }],
    () => [{ $sortByCount: random.pick(['$state', ...NUMBER_PATHS.slice(0, 2).map((path) => `$${path}`)]) }],
  );
  // Documents that were unwound have one `_id`, and a sort leaves open which comes first.
  const pipeline = [...start, ...middle, ...end];
  const ordered = !pipeline.some((one) => '$group' in one || '$sortByCount' in one);
  return { pipeline, ordered };
}
