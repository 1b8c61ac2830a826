import type { BlockerLine } from '../../domain/check-in/blockers.ts';
import { type BlockerView, blockersOf, peopleAround } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { byId } from '../../domain/round/due-items.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { whoIs } from '../../ports/actors.ts';
import { namesOf } from '../../ports/names.ts';
import type { Clock, Directory, GoalStore, TeamStore } from '../../ports/ports.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';

export interface BlockerPorts extends CalendarPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** A blocker in a list for one person. */
export interface ListedBlocker extends BlockerLine {
  readonly mayClear: boolean;
}

/** What stands in the way of a team's goals, the oldest first, with those that the person is to clear before the others. */
export function teamBlockers(ports: BlockerPorts) {
  return async (team: Team, person: UserId): Promise<ListedBlocker[]> => {
    const goals = await ports.goals.ofTeams(team.workspace, [team.id]);
    const active = goals.filter(({ state }) => state === 'active');
    const listed = await list(ports, active, [team], person);
    return [...listed.filter(({ owner }) => owner === person), ...listed.filter(({ owner }) => owner !== person)];
  };
}

/** What a person is to clear, and what stands in the way of their own goals, in all teams, the oldest first. */
export function personBlockers(ports: BlockerPorts) {
  return async (workspace: WorkspaceId, person: UserId): Promise<ListedBlocker[]> => {
    const [own, theirs] = await Promise.all([
      ports.goals.ownedBy(workspace, person),
      ports.goals.blockedBy(workspace, person),
    ]);
    const goals = [...byId([...own, ...theirs]).values()];
    const teams = await ports.teams.some(workspace, [...new Set(goals.map(({ team }) => team))]);
    const listed = await list(ports, goals, teams, person);
    const isOwn = new Set(own.map(({ id }) => id));
    return listed.filter(({ owner, goal }) => owner === person || isOwn.has(goal));
  };
}

async function list(
  ports: BlockerPorts,
  goals: readonly Goal[],
  teams: readonly Team[],
  person: UserId,
): Promise<ListedBlocker[]> {
  const [team] = teams;
  if (team === undefined) return [];
  const { actor } = await whoIs(ports.directory, team.workspace, person);
  const views = await viewsOf(ports, goals, teams);
  const lines = teams.flatMap((one) => {
    const view = views.get(one.id);
    const ofTeam = goals.filter((goal) => goal.team === one.id);
    return view === undefined ? [] : blockersOf(ofTeam, view).map((line) => withRight(line, ofTeam, one));
  });
  return lines.toSorted((one, other) => one.since.localeCompare(other.since));

  function withRight(line: BlockerLine, ofTeam: readonly Goal[], one: Team): ListedBlocker {
    const goal = ofTeam.find(({ id }) => id === line.goal);
    const blocker = goal?.blockers.find(({ id }) => id === line.blocker);
    return { ...line, mayClear: Boolean(goal && blocker && policy.clearBlocker(actor, goal, blocker, one).allowed) };
  }
}

/** By what each team tells the age of its blockers. */
async function viewsOf(
  ports: BlockerPorts,
  goals: readonly Goal[],
  teams: readonly Team[],
): Promise<ReadonlyMap<TeamId, BlockerView>> {
  const [first] = teams;
  const { directory, clock } = ports;
  const nameOf = await namesOf(directory, first?.workspace ?? '', peopleAround(goals));
  const views = teams.map(async ({ id, zone, settings }): Promise<[TeamId, BlockerView]> => {
    const calendar = await teamCalendar(ports, settings);
    return [id, { today: localDateOf(clock.now(), zone), calendar, nameOf }];
  });
  return new Map(await Promise.all(views));
}
