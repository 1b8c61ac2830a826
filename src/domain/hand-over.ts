import type { GoalId, UserId } from './names.ts';
import type { Ask, Round } from './round.ts';

/**
 * The round with some of a person's goals moved to somebody who answers in their stead; undefined where none of the
 * goals is the person's in this round. Who hands everything over keeps an empty ask, so that their prompt can say so.
 */
export function handedOver(round: Round, from: UserId, to: UserId, goals: readonly GoalId[]): Round | undefined {
  const moved: GoalId[] = [];
  const left = round.asks.map((ask): Ask => {
    if (ask.person !== from) return ask;
    moved.push(...ask.goals.filter((goal) => goals.includes(goal)));
    return { ...ask, goals: ask.goals.filter((goal) => !goals.includes(goal)) };
  });
  if (moved.length === 0 || from === to) return undefined;
  const isTheirs = (ask: Ask) => ask.person === to && ask.insteadOf === from;
  const asks = left.some(isTheirs)
    ? left.map((ask) => (isTheirs(ask) ? { ...ask, goals: [...ask.goals, ...moved] } : ask))
    : [...left, { person: to, goals: moved, insteadOf: from }];
  return { ...round, asks, version: round.version + 1 };
}
