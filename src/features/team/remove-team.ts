import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { withChange } from '../../domain/goal/changes.ts';
import type { GoalId, RoundId, TeamId, WorkspaceId } from '../../domain/names.ts';
import { removedTeam, type Team } from '../../domain/team/team.ts';
import { admitTo, type TeamRequest } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { Scheduling } from '../../ports/schedule.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface RemoveTeamPorts {
  readonly teams: TeamStore;
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
  readonly directory: Directory;
  readonly scheduling: Scheduling;
  readonly clock: Clock;
}

/** How many removed teams one beat brings to their end. */
const MAX_AT_ONCE = 20;

/**
 * Removes a team, by its lead or an administrator: its channel is free from now on, and nothing of it is asked or posted.
 * What it has under way ends at the next beat, by `endRemovedTeams`. Undefined where it is gone already.
 */
export function removeTeam(ports: RemoveTeamPorts) {
  return (request: TeamRequest): Promise<Team | undefined> => {
    const attempt = async (): Promise<Team | undefined | 'again'> => {
      const asked = await admitTo(ports, request, 'leadTeam');
      if (asked === undefined) return undefined;
      const removed = removedTeam(asked.team, { by: request.person, at: ports.clock.now() });
      return (await ports.teams.save(removed)) ? asked.team : 'again';
    };
    return retryOnConflict<Team | undefined>(attempt, `Too many writes to the team ${request.team} at the same time`);
  };
}

/**
 * Ends what removed teams had under way: goals that were active are dropped with their history as it is, open rounds
 * are over, and nothing falls due any more. May be repeated; a team is at its end only when all of it is done. Returns
 * how many there were.
 */
export function endRemovedTeams(ports: RemoveTeamPorts) {
  return async (): Promise<number> => {
    const removed = await ports.teams.removedAndRunning(MAX_AT_ONCE);
    await forEachSequentially(removed, async (team) => {
      const { workspace, id } = team;
      const goals = await ports.goals.forTeams(workspace, [id]);
      const running = goals.filter(({ state }) => state === 'active' || state === 'draft');
      await forEachSequentially(running, (goal) => drop(ports, team, goal.id));
      await forEachSequentially(await ports.rounds.forTeam(workspace, id, 'open'), (round) => end(ports, round.id));
      await ports.scheduling.stop(id);
      await markEnded(ports, workspace, id);
    });
    return removed.length;
  };
}

function drop({ goals, clock }: RemoveTeamPorts, team: Team, id: GoalId): Promise<void> {
  const { workspace, lead, removed: { by, at } = { by: lead, at: clock.now() } } = team;
  const attempt = async (): Promise<undefined | 'again'> => {
    const goal = await goals.get(workspace, id);
    if (goal === undefined) return undefined;
    const dropped = withChange(goal, { state: 'dropped' }, { id: `${team.id}|removed`, by, at });
    return !dropped.ok || (await goals.save(dropped.goal)) ? undefined : 'again';
  };
  return retryOnConflict<undefined>(attempt, `Too many writes to the goal ${id} at the same time`);
}

function end({ rounds, clock }: RemoveTeamPorts, id: RoundId): Promise<void> {
  const attempt = async (): Promise<undefined | 'again'> => {
    const round = await rounds.get(id);
    const now = clock.now();
    if (round === undefined || round.closesAt <= now) return undefined;
    return (await rounds.save({ ...round, closesAt: now, version: round.version + 1 })) ? undefined : 'again';
  };
  return retryOnConflict<undefined>(attempt, `Too many writes to the round ${id} at the same time`);
}

function markEnded({ teams }: RemoveTeamPorts, workspace: WorkspaceId, id: TeamId): Promise<void> {
  const attempt = async (): Promise<undefined | 'again'> => {
    const team = await teams.get(workspace, id);
    if (team?.removed === undefined || team.removed.ended) return undefined;
    const ended = { ...team, removed: { ...team.removed, ended: true as const }, version: team.version + 1 };
    return (await teams.save(ended)) ? undefined : 'again';
  };
  return retryOnConflict<undefined>(attempt, `Too many writes to the team ${id} at the same time`);
}
