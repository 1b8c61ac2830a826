import type { Goal } from '../goal/goal.ts';
import { seriesOf } from '../history/series.ts';
import type { Unit } from '../kpi/kpi.ts';
import { sameUnit } from '../kpi/unit.ts';
import type { TeamId } from '../names.ts';
import { templateKey } from '../templates/team-template.ts';

/** A goal whose history a new one can be held against. */
export interface History {
  readonly goal: Goal;
  /** How many days have a value. */
  readonly values: number;
  /** Absent for a goal of the team itself. */
  readonly teamName?: string;
}

/** What is being set: as far as it is known yet. */
interface Like {
  readonly title: string;
  readonly unit: Unit;
  readonly calculator: string;
}

/** Slack holds a hundred options in a select; nobody reads half of them. */
export const MAX_HISTORIES = 25;

/** What is being set for a team, and the names of the other teams that goals are taken from. */
interface Among {
  readonly team: TeamId;
  readonly otherTeams: ReadonlyMap<TeamId, string>;
}

/**
 * The goals of a team, then of others, finished ones too, that counted in the same unit and have values: first those of
 * the same title or with the same calculator, then the newest.
 */
export function historiesFor(
  { title, unit, calculator }: Like,
  goals: readonly Goal[],
  { team, otherTeams }: Among,
): History[] {
  const key = templateKey(title);
  const likeness = (goal: Goal) =>
    (key !== '' && templateKey(goal.title) === key ? 2 : 0) +
    (calculator !== '' && goal.calculator === calculator ? 1 : 0);
  return goals
    .filter((goal) => sameUnit(goal.kpi.unit, unit))
    .map((goal): History => {
      const teamName = goal.team === team ? undefined : otherTeams.get(goal.team);
      return { goal, values: seriesOf(goal.checkIns).length, ...(teamName !== undefined && { teamName }) };
    })
    .filter(({ values }) => values > 0)
    .toSorted(
      (one, other) =>
        Number(one.teamName !== undefined) - Number(other.teamName !== undefined) ||
        likeness(other.goal) - likeness(one.goal) ||
        newest(one.goal, other.goal),
    )
    .slice(0, MAX_HISTORIES);
}

function newest(one: Goal, other: Goal): number {
  return other.createdAt.getTime() - one.createdAt.getTime();
}
