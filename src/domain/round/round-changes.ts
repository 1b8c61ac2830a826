import type { GoalId } from '../names.ts';
import { isSkipped } from './due-items.ts';
import type { Round, Skip } from './round.ts';

/** Why a round could not be changed by one of its people. `over` also where it is not there any more. */
export type RoundRefusal = 'over' | 'not-asked' | 'nothing-open' | 'snoozed-enough' | 'closes-before';

/** In characters. */
export const MAX_REASON_LENGTH = 300;

/** The round without these goals to answer, for a reason; those that were left out before keep theirs. */
export function skipped(
  round: Round,
  goals: readonly GoalId[],
  { by, at, reason }: Pick<Skip, 'by' | 'at' | 'reason'>,
): Round {
  const left = goals.filter((goal) => !isSkipped(round, goal));
  if (left.length === 0) return round;
  const skips = left.map((goal) => ({ goal, by, at, reason }));
  return { ...round, skips: [...round.skips, ...skips], version: round.version + 1 };
}
