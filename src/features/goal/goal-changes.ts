import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import type { GoalId, LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import type { DatedChange } from '../../domain/report/goal-story.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admit } from '../../ports/actors.ts';
import type { Clock } from '../../ports/runtime.ts';
import { type FindGoalsPorts, getVisibleGoal } from './find-goal.ts';
import { parentsOf, type Titles, titlesOf } from './parents.ts';

export interface GoalChangesPorts extends FindGoalsPorts {
  readonly clock: Clock;
}

/** All that has changed about a goal. */
export interface ChangesOfGoal {
  readonly goal: Goal;
  /** The newest first. */
  readonly changes: readonly DatedChange[];
  /** By the clock of who looks. */
  readonly today: LocalDate;
  /** Of the goals that the changes name, where the person may see them. */
  readonly titles: Titles;
}

/** What has changed about a goal that the person may see; undefined where they may not, or it is gone. */
export function goalChanges(ports: GoalChangesPorts) {
  const see = getVisibleGoal(ports);
  return async (workspace: WorkspaceId, id: UserId, goalId: GoalId): Promise<ChangesOfGoal | undefined> => {
    const [{ person }, goal] = await Promise.all([admit(ports.directory, workspace, id), see(workspace, id, goalId)]);
    if (goal === undefined) return undefined;
    const changes = await dated(ports, workspace, (goal.changes ?? []).toReversed());
    const titles = await titlesOf(ports)(workspace, id, parentsOf([goal]));
    return { goal, changes, titles, today: localDateOf(ports.clock.now(), person.zone) };
  };
}

async function dated(
  { directory }: Pick<GoalChangesPorts, 'directory'>,
  workspace: WorkspaceId,
  changes: readonly GoalChange[],
): Promise<DatedChange[]> {
  const authors = [...new Set(changes.map(({ by }) => by))];
  const people = await Promise.all(authors.map((by) => directory.person(workspace, by)));
  const zones = new Map(people.map(({ id, zone }) => [id, zone]));
  return changes.map((change) => ({ change, on: localDateOf(change.at, zones.get(change.by) ?? 'UTC') }));
}
