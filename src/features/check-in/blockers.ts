import type { BlockerLine } from '../../domain/check-in/blockers.ts';
import { type BlockerView, blockersOf, peopleInvolved } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { TeamId } from '../../domain/names.ts';
import { type Actor, goalsSeenBy, policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admitTo, type TeamRequest } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { namesOf } from '../../ports/names.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';
import type { TeamStore } from '../../ports/teams.ts';

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

/** The blockers of a team, for one person. */
export interface TeamBlockers {
  readonly id: TeamId;
  /** The team's name. */
  readonly team: string;
  readonly listed: readonly ListedBlocker[];
}

/**
 * What stands in the way of a team's goals, the oldest first, with those that the person is to clear before the others.
 * Undefined where the team is gone.
 */
export function teamBlockers(ports: BlockerPorts) {
  return async (request: TeamRequest): Promise<TeamBlockers | undefined> => {
    const asked = await admitTo(ports, request, 'seeTeam');
    if (asked === undefined) return undefined;
    const { team, actor } = asked;
    const { person } = request;
    const goals = await ports.goals.forTeams(team.workspace, [team.id]);
    const active = goalsSeenBy(actor, goals, [team]).filter(({ state }) => state === 'active');
    const all = await list(ports, active, [team], actor);
    const listed = [...all.filter(({ owner }) => owner === person), ...all.filter(({ owner }) => owner !== person)];
    return { id: team.id, team: team.name, listed };
  };
}

async function list(
  ports: BlockerPorts,
  goals: readonly Goal[],
  teams: readonly Team[],
  actor: Actor,
): Promise<ListedBlocker[]> {
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
  const nameOf = await namesOf(directory, first?.workspace ?? '', peopleInvolved(goals));
  const views = teams.map(async ({ id, zone, settings }): Promise<[TeamId, BlockerView]> => {
    const calendar = await teamCalendar(ports, settings);
    return [id, { today: localDateOf(clock.now(), zone), calendar, nameOf }];
  });
  return new Map(await Promise.all(views));
}
