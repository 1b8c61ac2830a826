import type { Goal } from '../domain/goal.ts';
import type { HomePage } from '../domain/home-page.ts';
import type { UserId, WorkspaceId } from '../domain/names.ts';
import { standingOf } from '../domain/standing.ts';
import { localDateOf } from '../domain/time/instant.ts';
import type { Clock, Directory, GoalStore, HeldMessages, RoundStore, TeamStore } from './ports.ts';
import { whatIsDue } from './what-is-due.ts';

export interface HomePorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
  readonly held: HeldMessages;
  readonly clock: Clock;
}

/** What App Home shows to a person: what they owe, their goals, and the goals of their teams. */
export function showHome(ports: HomePorts) {
  const due = whatIsDue(ports);
  return async (workspace: WorkspaceId, user: UserId): Promise<HomePage> => {
    const [person, owed, own, teams] = await Promise.all([
      ports.directory.person(workspace, user),
      due(workspace, user),
      ports.goals.ownedBy(workspace, user),
      ports.teams.ofPerson(workspace, user),
    ]);
    const led = teams.filter(({ lead }) => lead === user).map(({ channel }) => channel);
    const held = await ports.held.anyTo(workspace, user, led);
    const ids = teams.map(({ id }) => id);
    const goals = ids.length === 0 ? [] : await ports.goals.ofTeams(workspace, ids);
    const today = localDateOf(ports.clock.now(), person.zone);
    const standings = (list: readonly Goal[]) =>
      list.filter(({ state }) => state === 'active').map((goal) => standingOf(goal, today, (id) => id));
    return {
      due: standings(owed.map(({ goal }) => goal)),
      mine: standings(own),
      teams: teams.map(({ id, name }) => ({ name, goals: standings(goals.filter(({ team }) => team === id)) })),
      held,
    };
  };
}
