import type { Goal } from '../goal/goal.ts';
import { isKeptFrom, reporterOf } from '../goal/people.ts';
import type { GoalId, UserId } from '../names.ts';
import type { Team } from '../team/team.ts';
import { merged } from './delegate-goals.ts';
import { isAnswered, isSkipped, kpiKey } from './due-items.ts';
import { type Ask, askedOf, type Move, type NotAsked, type Round } from './round.ts';

/** Who is asked for a goal: who reports it, or who stands in for them. */
export type AnswererOf = (goal: Goal) => Pick<Ask, 'person' | 'insteadOf'>;

/**
 * The round with what is open of these goals asked of who reports them now, and of nobody else; undefined where it is so
 * already. A goal that nobody could be asked about is asked, unless the round waits for its KPI already (`others` are all goals
 * of the round). Who was asked before, and who stood in for them, is kept in
 * `moves`, so that their prompts say who has the goals; a prompt of which nothing is left waits for no day to come back.
 */
export function withAsksFollowing(
  round: Round,
  goals: readonly Goal[],
  answererOf: AnswererOf,
  { team, others = goals }: { readonly team: Pick<Team, 'lead'>; readonly others?: readonly Goal[] },
): Round | undefined {
  const stale = goals.filter((goal) => isOpenIn(round, goal) && isElsewhere(round, goal, team));
  if (stale.length === 0) return undefined;
  const ids = new Set(stale.map(({ id }) => id));
  const { asked, shared } = onceForKpis(round, stale, others);
  const followed = asked.map((goal): Ask => ({ ...answererOf(goal), goals: [goal.id] }));
  const { notAsked = [], moves: _, ...rest } = round;
  const asks = merged([...round.asks.flatMap((ask) => without(ask, ids)), ...followed]);
  const left = [...notAsked.filter(({ goal }) => !ids.has(goal)), ...shared];
  const moves = movesOf(round, ids, asks);
  const next = { ...rest, asks, ...(left.length > 0 && { notAsked: left }), ...(moves.length > 0 && { moves }) };
  const snoozes = round.snoozes.filter(({ person }) => {
    return askedOf(next, person).length > 0 || askedOf(round, person).length === 0;
  });
  return { ...next, snoozes, version: round.version + 1 };
}

/** Which of the goals are asked about: what nobody was asked about is not, where another goal on its KPI is, or is due first. */
function onceForKpis(round: Round, stale: readonly Goal[], others: readonly Goal[]) {
  const wasAsked = ({ id }: Goal) => round.asks.some(({ goals }) => goals.includes(id));
  const waiting = others.filter((goal) => wasAsked(goal) && isOpenIn(round, goal));
  const askedFor = new Map(waiting.map((goal) => [kpiKey(goal), goal.id]));
  const shared: NotAsked[] = [];
  const asked = stale.toSorted(soonestFirst).filter((goal) => {
    const other = wasAsked(goal) ? undefined : askedFor.get(kpiKey(goal));
    if (other === undefined) askedFor.set(kpiKey(goal), goal.id);
    else shared.push({ why: 'shared', goal: goal.id, with: other });
    return other === undefined;
  });
  return { asked: stale.filter((goal) => asked.includes(goal)), shared };
}

function soonestFirst(one: Goal, other: Goal): number {
  return one.due < other.due ? -1 : one.due > other.due ? 1 : 0;
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
