import type { Goal } from '../goal/goal.ts';
import type { CheckInId, GoalId, RoundId, UserId } from '../names.ts';
import { askedOf, type Round, skipOf } from './round.ts';

/** A goal that a person is to answer, and the round that asks for it; without a round it is volunteered. */
export interface DueItem {
  readonly goal: Goal;
  readonly round?: RoundId;
  /** What the person said already, in whose place the answer is to count. */
  readonly corrects?: CheckInId;
}

/** Whether a goal has an answer in a round. */
export function isAnswered(goal: Pick<Goal, 'checkIns'>, round: RoundId): boolean {
  return goal.checkIns.some((checkIn) => checkIn.round === round);
}

/** Whether somebody left a goal out of a round. */
export function isSkipped(round: Round, goal: GoalId): boolean {
  return skipOf(round, goal) !== undefined;
}

/** Whether a goal is asked about in a round, by anybody, and has no answer there yet. */
export function isDue(goal: Goal, round: Round): boolean {
  const isAsked = round.asks.some(({ goals }) => goals.includes(goal.id));
  return isAsked && !isAnswered(goal, round.id) && !isSkipped(round, goal.id);
}

/** The goals of a round that a person was asked about and that have no answer yet. */
export function unanswered(round: Round, person: UserId, goals: ReadonlyMap<GoalId, Goal>): Goal[] {
  return askedOf(round, person).flatMap((id) => {
    const goal = goals.get(id);
    if (goal === undefined || goal.state !== 'active' || isSkipped(round, id)) return [];
    return isAnswered(goal, round.id) ? [] : [goal];
  });
}

/** A person's due items in open rounds. A KPI that two rounds ask for is due once, in the one that closes first. */
export function dueItemsOf(person: UserId, rounds: readonly Round[], goals: ReadonlyMap<GoalId, Goal>): DueItem[] {
  const open = rounds.filter(({ state }) => state === 'open');
  const items = new Map<string, DueItem>();
  for (const round of open.toSorted((one, other) => one.closesAt.getTime() - other.closesAt.getTime())) {
    for (const goal of unanswered(round, person, goals)) {
      const key = kpiKey(goal);
      if (!items.has(key)) items.set(key, { goal, round: round.id });
    }
  }
  return [...items.values()];
}

/** The same for goals that one value answers: those on one KPI. */
export function kpiKey({ id, kpiId }: Pick<Goal, 'id' | 'kpiId'>): string {
  return kpiId ?? id;
}

/** A lookup of goals by id. */
export function byId(goals: readonly Goal[]): ReadonlyMap<GoalId, Goal> {
  return new Map(goals.map((goal) => [goal.id, goal]));
}
