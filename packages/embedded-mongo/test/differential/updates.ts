import type { Document } from 'mongodb';
import { anExpression, anyExpression } from './expressions.ts';
import type { Random } from './random.ts';
import { ARRAY_PATHS, aNumber, aScalar, aText, DATE_PATHS, NUMBER_PATHS, PATHS, valueFor } from './values.ts';

type Step = readonly [operator: string, path: string, operand: unknown];
type Maker = (random: Random) => Step;

// Paths through `ls`, an array, are refused where no position is named: a case of its own, and not the usual one.
const settable = (random: Random): string =>
  random.pick(
    random.chance(0.1)
      ? [...PATHS, 's.x', 'l.0', 'l.7', 'ls.0.v', 'new.deep']
      : ['n', 'rev', 's', 'state', 'at', 'l', 'ls', 'o', 'o.a', 'o.b', 'o.s', 'b', 'extra'],
  );
const numeric = (random: Random): string => random.pick(random.chance(0.1) ? [...PATHS] : ['n', 'rev', 'o.a', 'l.0']);
const listed = (random: Random): string => random.pick(random.chance(0.1) ? [...PATHS] : [...ARRAY_PATHS, 'l']);

function pushed(random: Random, path: string): unknown {
  const one = () => (path === 'ls' ? { k: aText(random), v: aNumber(random) } : aScalar(random));
  if (random.chance(0.5)) return one();
  return {
    $each: random.list(0, 3, one),
    ...(random.chance(0.3) && { $position: random.pick([0, 1, -1]) }),
    ...(random.chance(0.3) && { $slice: random.pick([0, 2, -2, 5]) }),
    ...(random.chance(0.3) && { $sort: path === 'ls' ? { v: random.pick([1, -1]) } : random.pick([1, -1]) }),
  };
}

const STEPS: readonly Maker[] = [
  (random) => {
    const path = settable(random);
    return ['$set', path, valueFor(random, path)];
  },
  (random) => {
    const path = settable(random);
    return ['$set', path, valueFor(random, path)];
  },
  (random) => {
    const path = settable(random);
    return ['$setOnInsert', path, valueFor(random, path)];
  },
  (random) => ['$unset', settable(random), ''],
  (random) => ['$inc', numeric(random), aNumber(random)],
  (random) => ['$mul', numeric(random), aNumber(random)],
  (random) => {
    const path = random.pick([...NUMBER_PATHS, ...DATE_PATHS].filter((one) => !one.startsWith('ls')));
    return [random.pick(['$min', '$max']), path, valueFor(random, path)];
  },
  (random) => {
    const path = listed(random);
    return ['$push', path, pushed(random, path)];
  },
  (random) => {
    const each = random.list(0, 3, () => aScalar(random));
    return ['$addToSet', listed(random), random.chance(0.5) ? { $each: each } : aScalar(random)];
  },
  (random) => ['$pull', random.pick(['l', 'o.l']), random.chance(0.5) ? aScalar(random) : { $gt: aNumber(random) }],
  (random) => ['$pull', 'ls', random.chance(0.5) ? { k: aText(random) } : { v: { $lte: aNumber(random) } }],
  (random) => ['$pullAll', 'l', random.list(0, 3, () => aScalar(random))],
  (random) => ['$pop', listed(random), random.pick([1, -1])],
  (random) => ['$rename', random.pick(['n', 's', 'o', 'o.a', 'none']), random.pick(['renamed', 'o.was', 'state'])],
  (random) => ['$set', 'ls.$[].v', aNumber(random)],
];

function operators(random: Random): Document {
  const update: Record<string, Document> = {};
  for (const [operator, path, operand] of random.list(1, 3, () => random.pick(STEPS)(random))) {
    update[operator] = { ...update[operator], [path]: operand };
  }
  return update;
}

function stage(random: Random): Document {
  const target = (): string => random.pick(['n', 's', 'at', 'l', 'o', 'o.a', 'lease.until', 'extra', 'state']);
  return random.oneOf<Document>(
    () => ({ [random.pick(['$set', '$addFields'])]: { [target()]: anyExpression(random) } }),
    () => ({ $set: { [target()]: anyExpression(random), rev: { $add: [{ $ifNull: [0, '$none'] }, 1] } } }),
    () => ({ $set: { rev: anExpression(random, 'number', 1), o: { a: anyExpression(random, 1) } } }),
    () => ({ $unset: random.chance(0.5) ? target() : ['none', target()] }),
    () => ({ $project: { n: 1, rev: 1, state: 1, o: 1, made: anyExpression(random, 1) } }),
    () => ({ $replaceWith: { $mergeObjects: ['$$ROOT', { merged: anyExpression(random, 1) }] } }),
  );
}

/** An update: operators, or a pipeline. */
export function anUpdate(random: Random): Document | Document[] {
  return random.chance(0.65) ? operators(random) : random.list(1, 3, () => stage(random));
}
