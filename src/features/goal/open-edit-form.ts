import type { Client } from '../../domain/client/client.ts';
import { isEditable } from '../../domain/goal/changes.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { ChannelId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { asReadBy, policy, type Refusal } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { ClientsPort } from './check-client.ts';
import { type FindGoalsPorts, visibleGoals } from './find-goal.ts';

/** What the form of a goal that is changed is opened with, or why it is not. */
export type EditForm =
  /** `clients` are those of its team, ended and merged ones too. */
  | { readonly ok: true; readonly goal: Goal; readonly team: Team; readonly clients: readonly Client[] }
  | { readonly ok: false; readonly why: Refusal | 'gone' | 'over' };

/** Whether a person may change a goal now. */
export function openEditForm({ goals, teams, directory, clients }: FindGoalsPorts & ClientsPort) {
  return async (workspace: WorkspaceId, person: UserId, id: GoalId): Promise<EditForm> => {
    const [{ actor }, goal] = await Promise.all([admit(directory, workspace, person), goals.get(workspace, id)]);
    const team = goal && (await teams.get(workspace, goal.team));
    if (goal === undefined || team === undefined) return { ok: false, why: 'gone' };
    const verdict = policy.changeGoal(actor, goal, team);
    if (!verdict.allowed) return { ok: false, why: verdict.why };
    if (!isEditable(goal)) return { ok: false, why: 'over' };
    const [shown, own] = await Promise.all([withoutLostParent(goals, goal), clients.forTeams(workspace, [team.id])]);
    return { ok: true, goal: asReadBy(actor, shown, team), team, clients: own };
  };
}

/** A goal that was deleted is served no more: the form has room for another one. */
async function withoutLostParent(goals: GoalStore, goal: Goal): Promise<Goal> {
  const { parent, weight: _, ...alone } = goal;
  if (parent === undefined || (await goals.get(goal.workspace, parent)) !== undefined) return goal;
  return alone;
}

/** The goals that a person may change now, those of the channel's team first. */
export function editableGoals(ports: FindGoalsPorts) {
  const look = visibleGoals(ports);
  return async (workspace: WorkspaceId, person: UserId, channel: ChannelId): Promise<readonly Goal[]> => {
    const [{ actor }, here, visible] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.teams.inChannel(workspace, channel),
      look(workspace, person),
    ]);
    const ids = [...new Set(visible.map(({ team }) => team))];
    const found = await Promise.all(ids.map((id) => ports.teams.get(workspace, id)));
    const teams = new Map(found.flatMap((team) => (team ? [[team.id, team] as const] : [])));
    const mayChange = (goal: Goal) => {
      const team = teams.get(goal.team);
      return isEditable(goal) && team !== undefined && policy.changeGoal(actor, goal, team).allowed;
    };
    const isElsewhere = ({ team }: Goal) => (team === here?.id ? 0 : 1);
    return visible.filter(mayChange).toSorted((one, other) => isElsewhere(one) - isElsewhere(other));
  };
}
