import type { Document } from 'mongodb';
import type { Random } from './random.ts';
import { aDate, aNumber, aScalar, aText, DATE_PATHS, NUMBER_PATHS, TEXT_PATHS } from './values.ts';

type Kind = 'number' | 'text' | 'date' | 'boolean' | 'array' | 'any';
type Maker = (random: Random, depth: number) => unknown;

const path = (random: Random, paths: readonly string[]): string => `$${random.pick(paths)}`;
const fallback = (value: unknown, other: unknown): Document => ({ $ifNull: [value, other] });

const LEAVES: Readonly<Record<Kind, readonly Maker[]>> = {
  // A path that is not of its kind makes most expressions an error: seldom, so that answers are compared, too.
  number: [
    (random) => ({ $literal: aNumber(random) }),
    (random) => fallback(path(random, ['rev', 'n', 'o.a']), 1),
    (random) => path(random, NUMBER_PATHS),
  ],
  text: [(random) => ({ $literal: aText(random) }), (random) => path(random, TEXT_PATHS)],
  date: [(random) => aDate(random), (random) => path(random, DATE_PATHS)],
  boolean: [(random) => ({ $literal: random.chance(0.5) }), () => '$b'],
  array: [(random) => fallback(path(random, ['l', 'ls']), []), () => ({ $literal: [1, 2, 2] })],
  any: [
    (random) => path(random, ['n', 's', 'at', 'l', 'o', 'none', 'state', '_id']),
    (random) => ({ $literal: aScalar(random) }),
  ],
};

const sub = (random: Random, kind: Kind, depth: number): unknown => anExpression(random, kind, depth - 1);

const COMPARISONS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'];
const isNumber = (of: string): Document => ({ $isNumber: of });

const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'];
const ZONES = [
  'UTC',
  'GMT',
  'Europe/Zurich',
  'America/New_York',
  'Asia/Calcutta',
  'Australia/Lord_Howe',
  '+05:30',
  '-0345',
];
const FORMATS = ['%Y-%m-%dT%H:%M:%S.%LZ', '%G-W%V-%u', '%j %U %w', '%H:%M %z %Z%%', '%d %b %B'];

const inZone = (random: Random): Document => (random.chance(0.7) ? { timezone: random.pick(ZONES) } : {});
const ofWeeks = (random: Random): Document =>
  random.chance(0.3) ? { startOfWeek: random.pick(['mon', 'Tuesday', 'SAT', 'sunday']) } : {};

function truncated(random: Random, date: unknown): Document {
  const bin = random.chance(0.4) ? { binSize: 1 + random.below(9) } : {};
  return { $dateTrunc: { date, unit: random.pick(UNITS), ...bin, ...inZone(random), ...ofWeeks(random) } };
}

const NODES: Readonly<Record<Kind, readonly Maker[]>> = {
  number: [
    (random, depth) => ({
      [random.pick(['$add', '$multiply'])]: random.list(1, 3, () => sub(random, 'number', depth)),
    }),
    (random, depth) => ({ $subtract: [sub(random, 'number', depth), sub(random, 'number', depth)] }),
    (random, depth) => ({
      [random.pick(['$min', '$max', '$sum'])]: [sub(random, 'number', depth), sub(random, 'number', depth)],
    }),
    (random, depth) => ({ [random.pick(['$abs', '$ceil', '$floor'])]: sub(random, 'number', depth) }),
    (random, depth) => ({ $size: sub(random, 'array', depth) }),
    (random, depth) => ({
      $cond: [sub(random, 'boolean', depth), sub(random, 'number', depth), sub(random, 'number', depth)],
    }),
    (random, depth) => ({ $cmp: [sub(random, 'any', depth), sub(random, 'any', depth)] }),
    (random, depth) => ({ [random.pick(['$sum', '$max', '$min'])]: sub(random, 'array', depth) }),
    (random, depth) => ({ $month: { date: sub(random, 'date', depth), ...inZone(random) } }),
    (random, depth) => ({
      $dateDiff: {
        startDate: aDate(random),
        endDate: sub(random, 'date', depth),
        unit: random.pick(UNITS),
        ...inZone(random),
        ...ofWeeks(random),
      },
    }),
  ],
  text: [
    (random, depth) => ({ $concat: [fallback(path(random, ['state']), '-'), sub(random, 'text', depth)] }),
    (random, depth) => ({ $cond: [sub(random, 'boolean', depth), sub(random, 'text', depth), 'x'] }),
    (random) => ({ $toUpper: random.pick(['$state', 'abc']) }),
    (random, depth) => ({
      $dateToString: { date: sub(random, 'date', depth), format: random.pick(FORMATS), ...inZone(random) },
    }),
  ],
  date: [
    (random) => ({ $add: [aDate(random), random.pick([0, 1000, 86_400_000])] }),
    (random, depth) => ({ [random.pick(['$max', '$min'])]: [aDate(random), sub(random, 'date', depth)] }),
    (random) => fallback(path(random, DATE_PATHS), new Date(0)),
    (random, depth) => truncated(random, sub(random, 'date', depth)),
    (random) => truncated(random, { $add: [aDate(random), random.below(400) * 43_200_000] }),
  ],
  boolean: [
    (random, depth) => ({ [random.pick(COMPARISONS)]: [sub(random, 'number', depth), sub(random, 'number', depth)] }),
    (random, depth) => ({ [random.pick(COMPARISONS)]: [sub(random, 'any', depth), sub(random, 'any', depth)] }),
    (random, depth) => ({ [random.pick(['$and', '$or'])]: random.list(1, 3, () => sub(random, 'boolean', depth)) }),
    (random, depth) => ({ $not: [sub(random, 'boolean', depth)] }),
    (random, depth) => ({ $in: [sub(random, 'any', depth), sub(random, 'array', depth)] }),
  ],
  array: [
    (random, depth) => ({
      $filter: { input: sub(random, 'array', depth), as: 'one', cond: { $gt: ['$$one', aNumber(random)] } },
    }),
    (random, depth) => ({
      $map: { input: sub(random, 'array', depth), as: 'one', in: { $cond: [isNumber('$$one'), '$$one', 0] } },
    }),
    (random, depth) => ({ $concatArrays: [sub(random, 'array', depth), [aNumber(random)]] }),
    (random, depth) => ({ $slice: [sub(random, 'array', depth), random.pick([1, 2, -1])] }),
  ],
  any: [
    (random, depth) => fallback(sub(random, 'any', depth), aScalar(random)),
    (random, depth) => ({ $arrayElemAt: [sub(random, 'array', depth), random.pick([0, 1, -1])] }),
    (random, depth) => ({
      $cond: [sub(random, 'boolean', depth), sub(random, 'any', depth), sub(random, 'any', depth)],
    }),
    (random, depth) => ({ $let: { vars: { x: sub(random, 'any', depth) }, in: { $ifNull: ['$$x', 'none'] } } }),
  ],
};

/** An aggregation expression that mostly gives a value of a kind. */
export function anExpression(random: Random, kind: Kind, depth: number): unknown {
  const choices = depth <= 0 ? LEAVES[kind] : [...LEAVES[kind], ...NODES[kind], ...NODES[kind]];
  return random.pick(choices)(random, depth);
}

/** A value of `let`: an expression that needs no document. */
export const aConstant = (random: Random): unknown =>
  random.oneOf<unknown>(
    () => aNumber(random),
    () => ({ $literal: random.pick<unknown>(['$n', { $add: [1, 2] }, aText(random)]) }),
    () => ({ $add: [aNumber(random), aNumber(random)] }),
    () => ({ $concat: [aText(random), aText(random)] }),
    () => truncated(random, aDate(random)),
  );

/** An expression of any kind. */
export function anyExpression(random: Random, depth = 2): unknown {
  return anExpression(random, random.pick(['number', 'text', 'date', 'boolean', 'array', 'any'] as const), depth);
}
