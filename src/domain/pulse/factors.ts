/**
 * What a relationship with a client is scored by, from the transactional to the transformational: whether we solve what
 * they came for, know their style and use it, understand the person, share their concern, and whether they trust how
 * they will be served.
 */
export const FACTORS = ['purpose', 'communication', 'personality', 'care', 'promise'] as const;
export type Factor = (typeof FACTORS)[number];

export const LEVELS = [1, 2, 3, 4, 5] as const;
/** 1 is the lowest. What each one means for a factor is said in the catalogue. */
export type Level = (typeof LEVELS)[number];

/** From this mean on a factor holds: as many scorers see a 4 as a 3. */
export const HOLDS_AT = 3.5;
/** Below this mean a factor is low. */
const LOW_BELOW = 2.5;

export const BANDS = ['low', 'middle', 'holding'] as const;
/** In which third of the scale a factor lies: what to do next depends on it. */
export type Band = (typeof BANDS)[number];

export function bandOf(mean: number): Band {
  if (mean < LOW_BELOW) return 'low';
  return mean < HOLDS_AT ? 'middle' : 'holding';
}

export function byFactor<T>(of: (factor: Factor) => T): Readonly<Record<Factor, T>> {
  return Object.fromEntries(FACTORS.map((factor) => [factor, of(factor)])) as Record<Factor, T>;
}
