import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type PersonAndActor, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';

export interface DraftPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A person who asks about a draft. */
export interface DraftRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
}

export interface Admitted extends PersonAndActor {
  readonly ok: true;
  readonly goal: Goal;
  readonly team: Team;
}

export const GONE = { ok: false, why: 'gone' } as const;

/** The goal that a person sees, with its team; `gone` where they do not see it, or its team is there no more. */
export async function admitToDraft(
  { goals, teams, directory }: DraftPorts,
  { workspace, person, goal: id }: DraftRequest,
): Promise<Admitted | typeof GONE> {
  const [requester, goal] = await Promise.all([admit(directory, workspace, person), goals.get(workspace, id)]);
  const team = goal && (await teams.get(workspace, goal.team));
  if (goal === undefined || team === undefined) return GONE;
  if (!policy.seeGoal(requester.actor, goal, team).allowed) return GONE;
  return { ok: true, ...requester, goal, team };
}
