import { isClosed } from '../../domain/goal/closing.ts';
import type { ActionItem, Goal } from '../../domain/goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type PersonAndActor, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';

export interface PlanPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A person who asks about what is to be done for a goal. */
export interface PlanRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
}

export interface Planned extends PersonAndActor {
  readonly ok: true;
  readonly goal: Goal;
  readonly team: Team;
}

/** The goal that a person sees, with its team; `gone` where they do not see it, or its team is there no more. */
export async function admitToPlan(
  { goals, teams, directory }: PlanPorts,
  { workspace, person, goal: id }: PlanRequest,
): Promise<Planned | { readonly ok: false; readonly why: 'gone' }> {
  const [requester, goal] = await Promise.all([admit(directory, workspace, person), goals.get(workspace, id)]);
  const team = goal && (await teams.get(workspace, goal.team));
  if (goal === undefined || team === undefined) return { ok: false, why: 'gone' };
  if (!policy.seeGoal(requester.actor, goal, team).allowed) return { ok: false, why: 'gone' };
  return { ok: true, ...requester, goal, team };
}

/** An action that a person may change, with its goal, which is not closed. Throws {@link Refused} where they may not. */
export async function admitToAct(
  ports: PlanPorts,
  request: PlanRequest & { readonly action: string },
): Promise<(Planned & { readonly action: ActionItem }) | { readonly ok: false; readonly why: 'gone' | 'closed' }> {
  const admitted = await admitToPlan(ports, request);
  if (!admitted.ok) return admitted;
  const { goal, team, actor } = admitted;
  const action = goal.actions?.find(({ id }) => id === request.action);
  if (action === undefined) return { ok: false, why: 'gone' };
  allow(policy.changeAction(actor, goal, action, team));
  return isClosed(goal) ? { ok: false, why: 'closed' } : { ...admitted, action };
}
