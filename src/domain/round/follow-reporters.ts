import type { Goal } from '../goal/goal.ts';
import { isKeptFrom, reporterOf } from '../goal/people.ts';
import type { GoalId, UserId } from '../names.ts';
import type { Team } from '../team/team.ts';
import { merged } from './delegate-goals.ts';
import { isAnswered, isSkipped } from './due-items.ts';
import { type Ask, askedOf, type Move, type NotAsked, type Round } from './round.ts';

/** Who is asked for a goal: who reports it, or who stands in for them. */
export type AnswererOf = (goal: Goal) => Pick<Ask, 'person' | 'insteadOf'>;

/**
 * The round with what is open of these goals asked of who reports them now, and of nobody else; undefined where it is so
 * already. A goal that nobody could be asked about is asked. Who was asked before, and who stood in for them, is kept in
 * `moves`, so that their prompts say who has the goals; a prompt of which nothing is left waits for no day to come back.
 */
export function withAsksFollowing(
  round: Round,
  goals: readonly Goal[],
  answererOf: AnswererOf,
  team: Pick<Team, 'lead'>,
): Round | undefined {
  const stale = goals.filter((goal) => isOpenIn(round, goal) && isElsewhere(round, goal, team));
  if (stale.length === 0) return undefined;
  const ids = new Set(stale.map(({ id }) => id));
  const followed = stale.map((goal): Ask => ({ ...answererOf(goal), goals: [goal.id] }));
  const { notAsked = [], moves: _, ...rest } = round;
  const asks = merged([...round.asks.flatMap((ask) => without(ask, ids)), ...followed]);
  const left = notAsked.filter(({ goal }) => !ids.has(goal));
  const moves = movesOf(round, ids, asks);
  const next = { ...rest, asks, ...(left.length > 0 && { notAsked: left }), ...(moves.length > 0 && { moves }) };
  const snoozes = round.snoozes.filter(({ person }) => {
    return askedOf(next, person).length > 0 || askedOf(round, person).length === 0;
  });
  return { ...next, snoozes, version: round.version + 1 };
}

function isOpenIn(round: Round, goal: Goal): boolean {
  return goal.state === 'active' && !isAnswered(goal, round.id) && !isSkipped(round, goal.id);
}

/**
 * Whether a round asks somebody about a goal, or says why nobody is asked, who does not report it now; or somebody in
 * their stead from whom it is kept by now.
 */
function isElsewhere({ asks, notAsked = [] }: Round, goal: Goal, team: Pick<Team, 'lead'>): boolean {
  const reporter = reporterOf(goal);
  const isAskedOfOther = asks.some(({ person, insteadOf = person, goals }) => {
    return goals.includes(goal.id) && (insteadOf !== reporter || isKeptFrom(person, goal, team));
  });
  return isAskedOfOther || notAsked.some((one) => one.goal === goal.id && namesOther(one, reporter));
}

function namesOther(one: NotAsked, reporter: UserId): boolean {
  return 'person' in one && one.person !== reporter;
}

/** Nothing of an ask that is emptied by this; one that was empty before says that its goals were handed on. */
function without(ask: Ask, ids: ReadonlySet<GoalId>): Ask[] {
  const goals = ask.goals.filter((id) => !ids.has(id));
  return goals.length === 0 && ask.goals.length > 0 ? [] : [{ ...ask, goals }];
}

function movesOf({ asks: before, moves = [] }: Round, ids: ReadonlySet<GoalId>, now: readonly Ask[]): Move[] {
  const made = before.flatMap(({ person, insteadOf, goals }) =>
    goals
      .filter((goal) => ids.has(goal))
      .flatMap((goal): Move[] => [{ goal, from: person }, ...(insteadOf ? [{ goal, from: insteadOf }] : [])]),
  );
  const all = [...moves, ...made].filter(({ goal, from }) => {
    return !now.some(({ person, insteadOf, goals }) => goals.includes(goal) && (person === from || insteadOf === from));
  });
  return [...new Map(all.map((move) => [`${move.goal}|${move.from}`, move])).values()];
}
