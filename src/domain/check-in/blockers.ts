import type { Blocker, Goal } from '../goal/goal.ts';
import { reporterOf } from '../goal/people.ts';
import type { CheckInId, GoalId, LocalDate, UserId } from '../names.ts';
import type { NameOf } from '../progress/standing.ts';
import { daysBetween } from '../time/local-date.ts';
import { type WorkingCalendar, workingDaysAfter } from '../time/working-days.ts';

/** A blocker that is older than so many working days is marked: two weeks in which nobody cleared it. */
export const OLD_AFTER_WORKING_DAYS = 10;

/** What of a goal is about its blockers. */
type Blocked = Pick<Goal, 'id' | 'title' | 'owner' | 'reporter' | 'blockers' | 'actions'>;

/** By what a blocker's age is told. `today` is a day in the zone of whoever reads it. */
export interface BlockerView {
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
  readonly nameOf: NameOf;
}

/** Whether it still stands in the way. */
export function isOpen({ cleared }: Blocker): boolean {
  return cleared === undefined;
}

/** What stands in the way of a goal now, the oldest first. */
export function openBlockers({ blockers }: Pick<Goal, 'blockers'>): Blocker[] {
  return blockers.filter(isOpen).toSorted(byAge);
}

/**
 * The goal with one blocker cleared, or undefined where it has no such blocker or somebody cleared it before: who cleared
 * it first did. What stands in the way again is a new blocker.
 */
export function withBlockerCleared(goal: Goal, id: CheckInId, by: UserId, at: Date): Goal | undefined {
  const open = goal.blockers.find((blocker) => blocker.id === id && isOpen(blocker));
  if (open === undefined) return undefined;
  const blockers = goal.blockers.map((blocker) => (blocker === open ? { ...blocker, cleared: { by, at } } : blocker));
  return { ...goal, blockers, version: goal.version + 1 };
}

/** What stands in the way of goals, the oldest first. */
export function blockersOf(goals: readonly Blocked[], view: BlockerView): BlockerLine[] {
  const lines = goals.flatMap((goal) => openBlockers(goal).map((blocker) => blockerLine(goal, blocker, view)));
  return lines.toSorted(byAge);
}

/** One blocker as it is told, with its age. */
export function blockerLine(goal: Blocked, blocker: Blocker, { today, calendar, nameOf }: BlockerView): BlockerLine {
  const { id, text, owner, since } = blocker;
  return {
    goal: goal.id,
    title: goal.title,
    blocker: id,
    text,
    owner,
    ownerName: nameOf(owner),
    since,
    // A day further west may have begun later than the one on which it was opened.
    days: Math.max(0, daysBetween(since, today)),
    isOld: workingDaysAfter(since, today, calendar, OLD_AFTER_WORKING_DAYS + 1) > OLD_AFTER_WORKING_DAYS,
  };
}

/** Everybody who owns or reports a goal, is to clear something in its way or to do something for it, for who looks up their names. */
export function peopleInvolved(goals: readonly Blocked[]): UserId[] {
  return goals.flatMap(({ blockers, actions = [], ...goal }) => {
    return [goal.owner, reporterOf(goal), ...[...blockers, ...actions].map(({ owner }) => owner)];
  });
}

/** The oldest first. */
export function byAge(one: Pick<Blocker, 'since'>, other: Pick<Blocker, 'since'>): number {
  return one.since < other.since ? -1 : one.since > other.since ? 1 : 0;
}

/** Something in the way of a goal, with its age. */
export interface BlockerLine {
  readonly goal: GoalId;
  readonly title: string;
  /** Its id within the goal. */
  readonly blocker: CheckInId;
  readonly text: string;
  /** Who is to clear it. */
  readonly owner: UserId;
  readonly ownerName: string;
  readonly since: LocalDate;
  /** Calendar days since then. */
  readonly days: number;
  /** Longer in the way than a team should put up with, in its working days. */
  readonly isOld: boolean;
  /** Somebody cleared it since this was first shown. */
  readonly cleared?: { readonly byName: string; readonly on: LocalDate };
}

/** Something that was in the way and was cleared. */
export interface ClearedLine {
  readonly title: string;
  readonly text: string;
  readonly byName: string;
}
