import type { GoalId, UserId } from '../names.ts';
import type { Ask, Round } from './round.ts';

/**
 * The round with some of a person's goals asked of somebody else; undefined where none of the goals is the person's in
 * this round. Whoever was asked first is who they stand in for, also where it is handed on, so that it is told there who
 * has the goals now; handed back to that person it is as it was. Who hands everything over keeps an empty ask, so that
 * their prompt can say so.
 */
export function withGoalsDelegated(
  round: Round,
  from: UserId,
  to: UserId,
  goals: readonly GoalId[],
): Round | undefined {
  const moving = round.asks.filter(({ person }) => person === from).flatMap((ask) => part(ask, goals));
  if (moving.length === 0 || from === to) return undefined;
  const staying = round.asks.map((ask) =>
    ask.person === from ? { ...ask, goals: ask.goals.filter((goal) => !goals.includes(goal)) } : ask,
  );
  const moved = moving.map(({ insteadOf = from, goals: theirs }): Ask => {
    return insteadOf === to ? { person: to, goals: theirs } : { person: to, goals: theirs, insteadOf };
  });
  return { ...round, asks: merged([...staying, ...moved]), version: round.version + 1 };
}

function part(ask: Ask, selected: readonly GoalId[]): Ask[] {
  const goals = ask.goals.filter((goal) => selected.includes(goal));
  return goals.length === 0 ? [] : [{ ...ask, goals }];
}

/** One ask for a person and whom they stand in for. */
export function merged(asks: readonly Ask[]): Ask[] {
  const all = new Map<string, Ask>();
  for (const ask of asks) {
    const key = `${ask.person}|${ask.insteadOf ?? ''}`;
    all.set(key, { ...ask, goals: [...(all.get(key)?.goals ?? []), ...ask.goals] });
  }
  return [...all.values()];
}
