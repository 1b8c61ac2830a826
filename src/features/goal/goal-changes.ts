import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import type { GoalId, LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import { asReadBy } from '../../domain/policy.ts';
import type { DatedChange } from '../../domain/report/goal-story.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { ClientsPort } from './check-client.ts';
import { type ClientNames, clientNamesOf } from './client-names.ts';
import { type FindGoalsPorts, getSeenGoal } from './find-goal.ts';
import { parentsOf, type Titles, titlesOf } from './parents.ts';

export interface GoalChangesPorts extends FindGoalsPorts, ClientsPort {
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
  /** Of the clients that the goal names. */
  readonly clients: ClientNames;
}

/** What has changed about a goal that the person may see; undefined where they may not, or it is gone. */
export function goalChanges(ports: GoalChangesPorts) {
  const see = getSeenGoal(ports);
  return async (workspace: WorkspaceId, id: UserId, goalId: GoalId): Promise<ChangesOfGoal | undefined> => {
    const seen = await see(workspace, id, goalId);
    if (seen === undefined) return undefined;
    const { person, actor, team, goal } = seen;
    const changes = await dated(ports, workspace, (goal.changes ?? []).toReversed());
    const [titles, clients] = await Promise.all([
      titlesOf(ports)(workspace, id, parentsOf([goal])),
      clientNamesOf(ports, goal, seen),
    ]);
    const today = localDateOf(ports.clock.now(), person.zone);
    return { goal: asReadBy(actor, goal, team), changes, titles, clients, today };
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
