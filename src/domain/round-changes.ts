import type { GoalId, UserId } from './names.ts';
import { isSkipped } from './owed.ts';
import type { Ask, Round, Skip } from './round.ts';

/** Why a round could not be changed by one of its people. `over` also where it is not there any more. */
export type RoundRefusal = 'over' | 'not-asked' | 'nothing-open' | 'put-off-enough' | 'closes-before';

/** In characters. */
export const LONGEST_REASON = 300;

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

/**
 * The round with these goals asked of somebody else. Whoever was asked first is who they stand in for, so that it is
 * told there who has them now; handed back to that person it is as it was.
 */
export function handedOver(round: Round, goals: readonly GoalId[], from: UserId, to: UserId): Round {
  const wanted = new Set(goals);
  const moving = round.asks.filter(({ person }) => person === from).flatMap((ask) => part(ask, wanted));
  if (moving.length === 0 || from === to) return round;
  const staying = round.asks.map((ask) =>
    ask.person === from ? { ...ask, goals: ask.goals.filter((goal) => !wanted.has(goal)) } : ask,
  );
  const moved = moving.map(({ insteadOf = from, goals: theirs }): Ask => {
    return insteadOf === to ? { person: to, goals: theirs } : { person: to, goals: theirs, insteadOf };
  });
  return { ...round, asks: merged([...staying, ...moved]), version: round.version + 1 };
}

function part(ask: Ask, wanted: ReadonlySet<GoalId>): Ask[] {
  const goals = ask.goals.filter((goal) => wanted.has(goal));
  return goals.length === 0 ? [] : [{ ...ask, goals }];
}

/** One ask for a person and whom they stand in for; empty ones go. */
function merged(asks: readonly Ask[]): Ask[] {
  const all = new Map<string, Ask>();
  for (const ask of asks) {
    const key = `${ask.person}|${ask.insteadOf ?? ''}`;
    all.set(key, { ...ask, goals: [...(all.get(key)?.goals ?? []), ...ask.goals] });
  }
  return [...all.values()].filter(({ goals }) => goals.length > 0);
}
