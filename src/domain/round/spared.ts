import type { NotAsked } from './round.ts';

/** How many goals of a round nobody is asked about: with a value of the last `days` days, and for another reason. */
export interface Spared {
  readonly fresh: number;
  readonly others: number;
  readonly days: number;
}

export function sparedGoals(notAsked: readonly NotAsked[], days: number): Spared {
  const fresh = notAsked.filter(({ why }) => why === 'fresh').length;
  return { fresh, others: notAsked.length - fresh, days };
}
