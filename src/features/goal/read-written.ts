import type { Goal } from '../../domain/goal/goal.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, allow, policy } from '../../domain/policy.ts';
import type { ReadAbout, Written } from '../../domain/report/written.ts';
import { writtenAbout } from '../../domain/report/written.ts';
import { byId } from '../../domain/round/due-items.ts';
import { goalsIn } from '../../domain/round/round.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import { asRead, type FindGoalsPorts, getVisibleGoal, visibleGoals, withoutKept } from './find-goal.ts';

export interface ReadWrittenPorts extends FindGoalsPorts {
  readonly rounds: RoundStore;
}

export interface ReadRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Where the person reads the message that shows a part of it. */
  readonly channel?: ChannelId | undefined;
  readonly about: ReadAbout;
}

/**
 * What people wrote, whole. Undefined where the goal, the round or the team is gone, or the goal is not for the person to
 * see. What Goalpost told a part of in a team's channel, whoever reads it there may read whole; what clients said is for
 * the team alone.
 */
export function readWritten(ports: ReadWrittenPorts) {
  return async (request: ReadRequest): Promise<readonly Written[] | undefined> => {
    const goals = await goalsOf(ports, request);
    const { workspace, person, about } = request;
    return goals && writtenAbout(about, await asRead(ports)(workspace, person, goals), person);
  };
}

async function goalsOf(ports: ReadWrittenPorts, request: ReadRequest): Promise<readonly Goal[] | undefined> {
  const { workspace, person, about } = request;
  if ('goal' in about) {
    const goal = await getVisibleGoal(ports)(workspace, person, about.goal);
    return goal && [goal];
  }
  if ('blockers' in about) return (await visibleGoals(ports)(workspace, person)).filter(isActive);
  if ('team' in about) {
    const readable = await readableTeam(ports, request, about.team);
    if (readable === undefined) return undefined;
    const all = await ports.goals.forTeams(workspace, [readable.team.id]);
    return withoutKept(ports, workspace, readable.actor, all.filter(isActive));
  }
  const round = await ports.rounds.get(about.round);
  if (round === undefined || round.workspace !== workspace) return undefined;
  const readable = await readableTeam(ports, request, round.team);
  if (readable === undefined) return undefined;
  const all = await ports.goals.getMany(workspace, goalsIn(round));
  const known = byId(await withoutKept(ports, workspace, readable.actor, all));
  return goalsIn(round).flatMap((id) => known.get(id) ?? []);
}

async function readableTeam(
  { teams, directory }: ReadWrittenPorts,
  { workspace, person, channel }: ReadRequest,
  id: string,
): Promise<{ readonly team: Team; readonly actor: Actor } | undefined> {
  const [{ actor }, team] = await Promise.all([admit(directory, workspace, person), teams.get(workspace, id)]);
  if (team !== undefined && team.channel !== channel) allow(policy.seeTeam(actor, team));
  return team && { team, actor };
}

function isActive({ state }: Goal): boolean {
  return state === 'active';
}
