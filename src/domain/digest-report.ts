import type { Goal } from './goal.ts';
import { reachedBy } from './milestones.ts';
import type { LocalDate } from './names.ts';
import type { Blocker, DigestNotice, Reached } from './notice.ts';
import type { Period } from './round.ts';
import { latestCheckIn } from './series.ts';
import { type NameOf, standingOf } from './standing.ts';
import type { Team } from './team.ts';
import { daysBetween } from './time/local-date.ts';

/** A goal without a value for longer than this is called stale. */
export const STALE_AFTER_DAYS = 45;
const DUE_SOON_DAYS = 7;

/** What a digest is made from. `today` is a day in the team's zone. */
export interface DigestView {
  readonly team: Pick<Team, 'id' | 'name'>;
  readonly goals: readonly Goal[];
  readonly period: Period;
  readonly today: LocalDate;
  readonly nameOf: NameOf;
}

/** The week of a team: what was reached in the period, what is off pace, in the way, due and without news `today`. */
export function digestNotice({ team, goals, period, today, nameOf }: DigestView): DigestNotice {
  const active = goals.filter(({ state }) => state === 'active');
  const standing = (goal: Goal) => standingOf(goal, today, nameOf);
  const standings = active.map(standing);
  return {
    kind: 'digest',
    team: team.id,
    teamName: team.name,
    period,
    reached: active.flatMap((goal) => reachedWithin(goal, period)),
    offPace: standings.filter(({ status }) => status === 'off-track' || status === 'at-risk'),
    blockers: blockersOf(active, nameOf),
    dueSoon: standings.filter(({ due }) => due >= today && daysBetween(today, due) <= DUE_SOON_DAYS),
    stale: active.filter((goal) => isStale(goal, today)).map(standing),
    activeGoals: active.length,
  };
}

/** Whether nothing was said about a goal for longer than {@link STALE_AFTER_DAYS}. */
export function isStale(goal: Goal, today: LocalDate): boolean {
  return daysBetween(latestCheckIn(goal)?.on ?? goal.start, today) > STALE_AFTER_DAYS;
}

/** What stands in the way of goals, the oldest first. */
export function blockersOf(goals: readonly Goal[], nameOf: NameOf): Blocker[] {
  const found = goals.flatMap((goal) => blockerOf(goal, nameOf));
  return found.toSorted((one, other) => one.since.localeCompare(other.since));
}

/** The obstacle that the last check-in names, with the day since which every check-in has named one. */
function blockerOf(goal: Goal, nameOf: NameOf): Blocker[] {
  const latest = latestCheckIn(goal);
  if (!latest?.obstacles) return [];
  const clear = goal.checkIns.findLastIndex(({ obstacles }) => !obstacles);
  const since = goal.checkIns[clear + 1] ?? latest;
  return [
    { goal: goal.id, title: goal.title, ownerName: nameOf(goal.owner), obstacles: latest.obstacles, since: since.on },
  ];
}

/** What the check-ins of a period reached for the first time. */
function reachedWithin(goal: Goal, period: Period): Reached[] {
  const reached = reachedBy(goal);
  return goal.checkIns
    .filter(({ on }) => on >= period.first && on <= period.last)
    .flatMap(({ id }) => reached.get(id) ?? []);
}
