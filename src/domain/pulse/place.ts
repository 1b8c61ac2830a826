import { FACTORS, type Factor, HOLDS_AT } from './factors.ts';

/** Where a relationship stands, from a purchase like any other to one that both sides build on. */
export const STAGES = ['transactional', 'attentive', 'personal', 'committed', 'partnership'] as const;
export type Stage = (typeof STAGES)[number];

export interface Place {
  readonly stage: Stage;
  /** How many factors hold from the first one on without a gap, 0 to 5. */
  readonly steps: number;
  /** The factor that has to hold for the next step; absent in a partnership. */
  readonly next?: Factor;
}

/**
 * The place of a relationship: the factors build on each other, so it has come as far as they hold, one after the other
 * from purpose on, each with a mean of {@link HOLDS_AT} or more. One that does not hold ends the count, however good the
 * later ones are. Up to the first step the relationship is transactional; each further one is a stage.
 */
export function placeOf(means: Readonly<Record<Factor, number>>): Place {
  const next = FACTORS.find((factor) => means[factor] < HOLDS_AT);
  const steps = next === undefined ? FACTORS.length : FACTORS.indexOf(next);
  const stage = STAGES[Math.max(0, steps - 1)] ?? 'transactional';
  return { stage, steps, ...(next !== undefined && { next }) };
}
