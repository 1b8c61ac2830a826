import { type Document, Double, Long } from 'mongodb';
import type { Random } from './random.ts';

/** Ids are few, so that inserts collide and filters hit. */
export const IDS = Array.from({ length: 14 }, (_, id) => id);
const TEXTS = ['', 'a', 'b', 'ab', 'B', 'on-track', '2026-03-01', 'ü'];
const DAYS = [1, 2, 3, 15, 31].map((day) => new Date(Date.UTC(2026, 0, day, 9)));
const STATES = ['pending', 'sending', 'sent', 'unknown'];

/** Paths at which documents have, or could have, something; the kinds are what usually stands there. */
export const NUMBER_PATHS = ['n', 'rev', 'o.a', 'o.b', 'ls.v'] as const;
export const TEXT_PATHS = ['s', 'state', 'o.s', 'ls.k'] as const;
export const DATE_PATHS = ['at', 'o.at'] as const;
export const ARRAY_PATHS = ['l', 'ls', 'o.l'] as const;
export const PATHS = [...NUMBER_PATHS, ...TEXT_PATHS, ...DATE_PATHS, ...ARRAY_PATHS, 'b', 'o', 'none'] as const;

export function aNumber(random: Random): unknown {
  return random.oneOf<unknown>(
    () => random.below(8) - 2,
    () => random.below(8) - 2,
    () => random.pick([0.5, 1.5, -2.25, 80.1, 1e9, 2 ** 31]),
    () => random.pick([new Double(1), new Double(3), Long.fromNumber(2), Long.fromNumber(5)]),
  );
}
export const aText = (random: Random): string => random.pick(TEXTS);
export const aState = (random: Random): string => random.pick(STATES);
export const aDate = (random: Random): Date => random.pick(DAYS);

/** A value without parts. */
export function aScalar(random: Random): unknown {
  return random.oneOf<unknown>(
    () => aNumber(random),
    () => aText(random),
    () => aDate(random),
    () => random.chance(0.5),
    () => null,
  );
}

const anEntry = (random: Random): Document => ({
  ...(random.chance(0.9) && { k: aText(random) }),
  ...(random.chance(0.9) && { v: aNumber(random) }),
});

function anArray(random: Random): unknown[] {
  return random.list(0, 4, () => (random.chance(0.8) ? aNumber(random) : aScalar(random)));
}

/** What usually stands at a path, and now and then something else. */
export function valueFor(random: Random, path: string): unknown {
  if (random.chance(0.08)) return aScalar(random);
  const last = path.split('.').at(-1) ?? '';
  if (['n', 'rev', 'a', 'b', 'v'].includes(last) && path !== 'b') return aNumber(random);
  if (last === 'state') return aState(random);
  if (['s', 'k'].includes(last)) return aText(random);
  if (last === 'at') return aDate(random);
  if (last === 'b') return random.chance(0.5);
  if (last === 'ls') return random.list(0, 3, () => anEntry(random));
  if (last === 'l') return anArray(random);
  return last === 'o' ? anObject(random) : aScalar(random);
}

function anObject(random: Random): Document {
  const names = random.some(['a', 'b', 's', 'at', 'l']);
  return Object.fromEntries(names.map((name) => [name, valueFor(random, `o.${name}`)]));
}

/** A document of the kind that the bot keeps, with holes and surprises. */
export function aDocument(random: Random, id: unknown): Document {
  const names = random.some(['n', 'rev', 's', 'state', 'at', 'l', 'ls', 'o', 'b']);
  if (random.chance(0.3)) names.reverse();
  return { _id: id, ...Object.fromEntries(names.map((name) => [name, valueFor(random, name)])) };
}
