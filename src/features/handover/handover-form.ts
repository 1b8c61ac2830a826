import type { Goal } from '../../domain/goal/goal.ts';
import { isResponsible } from '../../domain/goal/people.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy, type Refusal } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';

export interface HandoverFormPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
}

/** Whose goals are to go to somebody else: those of a person, or one. */
export type HandoverOf = { readonly from: UserId } | { readonly goal: GoalId };

export type HandoverForm =
  | {
      readonly ok: true;
      readonly from: UserId;
      /** Those that the person may hand over, the oldest first; none where there is nothing. */
      readonly goals: readonly Goal[];
    }
  | { readonly ok: false; readonly why: Refusal | 'gone' };

/**
 * What the form of a handover is opened with. Of a person it is everything that they own or report and that whoever asks
 * may give to another: all of it where that is oneself, and that of their teams for a lead.
 */
export function handoverForm(ports: HandoverFormPorts) {
  return async (workspace: WorkspaceId, person: UserId, of: HandoverOf): Promise<HandoverForm> => {
    const { actor } = await admit(ports.directory, workspace, person);
    if ('goal' in of) return formOfGoal(ports, workspace, actor, of.goal);
    const all = (await ports.goals.involving(workspace, of.from)).filter((goal) => isResponsible(of.from, goal));
    const teams = await teamsOf(ports, workspace, all);
    const goals = all.filter((goal) => {
      const team = teams.get(goal.team);
      return team !== undefined && policy.transferGoal(actor, goal, team, of.from).allowed;
    });
    return { ok: true, from: of.from, goals };
  };
}

async function formOfGoal(
  ports: HandoverFormPorts,
  workspace: WorkspaceId,
  actor: Actor,
  id: GoalId,
): Promise<HandoverForm> {
  const goal = await ports.goals.get(workspace, id);
  const team = goal && (await ports.teams.get(workspace, goal.team));
  if (goal === undefined || team === undefined || !policy.seeGoal(actor, goal, team).allowed || !isLive(goal)) {
    return { ok: false, why: 'gone' };
  }
  // Who reports it, and may change nothing else about it, hands on the reporting.
  const from = policy.changeGoal(actor, goal, team).allowed ? goal.owner : actor.id;
  const verdict = policy.transferGoal(actor, goal, team, from);
  return verdict.allowed ? { ok: true, from, goals: [goal] } : { ok: false, why: verdict.why };
}

/** Whether a goal is still pursued. */
export function isLive({ state }: Pick<Goal, 'state'>): boolean {
  return state === 'active' || state === 'draft';
}

export async function teamsOf(
  { teams }: Pick<HandoverFormPorts, 'teams'>,
  workspace: WorkspaceId,
  goals: readonly Goal[],
): Promise<ReadonlyMap<string, Team>> {
  const found = await teams.getMany(workspace, [...new Set(goals.map(({ team }) => team))]);
  return new Map(found.map((team) => [team.id, team]));
}
