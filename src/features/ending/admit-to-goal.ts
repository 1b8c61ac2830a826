import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type PersonAndActor, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';

export interface GoalPolicyPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
}

/** A person who asks about a goal. */
export interface GoalRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
}

export type AdmittedToGoal =
  | (PersonAndActor & { readonly ok: true; readonly goal: Goal; readonly team: Team })
  | { readonly ok: false; readonly why: 'gone' | 'team-gone' };

/**
 * The goal that a person asks about, with its team; `gone` where they do not see it, `team-gone` where it was their own
 * and its team is there no more. Throws {@link Refused} where they lack the right to it.
 */
export async function admitToGoal(
  { goals, teams, directory }: GoalPolicyPorts,
  { workspace, person, goal: id }: GoalRequest,
  right: 'changeGoal' | 'deleteGoal',
): Promise<AdmittedToGoal> {
  const [requester, goal] = await Promise.all([admit(directory, workspace, person), goals.get(workspace, id)]);
  if (goal === undefined) return { ok: false, why: 'gone' };
  const team = await teams.get(workspace, goal.team);
  const { actor } = requester;
  if (team === undefined) return { ok: false, why: goal.owner === person || actor.admin ? 'team-gone' : 'gone' };
  if (!policy.seeGoal(actor, goal, team).allowed) return { ok: false, why: 'gone' };
  allow(policy[right](actor, goal, team));
  return { ok: true, ...requester, goal, team };
}

/** The same for who has the goal run on: nobody is asked about it in a team that was removed, which is `team-gone`, too. */
export async function admitToReopen(ports: GoalPolicyPorts, request: GoalRequest): Promise<AdmittedToGoal> {
  const admitted = await admitToGoal(ports, request, 'changeGoal');
  return admitted.ok && admitted.team.removed !== undefined ? { ok: false, why: 'team-gone' } : admitted;
}
