import { randomInt } from 'node:crypto';

/** What a run takes unless it is told otherwise: the same on every day and every machine. */
export const USUAL_SEED = 1;
/** The seeds of fast-check are 32 bits. */
const SEEDS = 2 ** 31;

/**
 * The seed that all random choices of a run follow from, as `SEED` gives it: a whole number from 0 to below 2^31, `random`
 * for one that nobody chose, or the usual one without it. Throws an Error on anything else.
 */
export function seedOf(given: string | undefined): number {
  if (given === undefined || given === '') return USUAL_SEED;
  if (given === 'random') return randomInt(SEEDS);
  const seed = Number(given);
  if (/^\d+$/.test(given) && seed < SEEDS) return seed;
  throw new Error(`SEED is a whole number below ${SEEDS}, or "random": not ${given}`);
}
