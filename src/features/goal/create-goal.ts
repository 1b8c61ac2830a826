import type { Goal } from '../../domain/goal/goal.ts';
import { type GoalField, type GoalInput, parseGoal } from '../../domain/goal/goal-input.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { actorFor } from '../../ports/actors.ts';
import type { Clock, Directory, GoalStore, Ids, TeamStore } from '../../ports/ports.ts';

export interface CreateGoalPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface GoalRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Slack's id of the modal: submitted twice it is one goal. */
  readonly view: string;
  readonly input: GoalInput;
}

export type CreatedGoal =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly problems: readonly FieldProblem<GoalField | 'team'>[] };

/** Makes a goal of a form, or names every problem in it and makes nothing. */
export function createGoal({ goals, teams, directory, clock, ids }: CreateGoalPorts) {
  return async ({ workspace, person, view, input }: GoalRequest): Promise<CreatedGoal> => {
    const [requester, team] = await Promise.all([
      actorFor(directory, workspace, person),
      teams.get(workspace, input.team),
    ]);
    if (team === undefined || !policy.addGoal(requester.actor, team).allowed) {
      return { ok: false, problems: [{ field: 'team', problem: { code: 'unknown-team' } }] };
    }
    const now = clock.now();
    const today = localDateOf(now, requester.person.zone);
    const parsed = parseGoal(input, today, requester.person.writesIn);
    if (!parsed.ok) return parsed;
    const owner = await actorFor(directory, workspace, parsed.definition.owner);
    if (!policy.beResponsible(owner.actor).allowed) {
      return { ok: false, problems: [{ field: 'owner', problem: { code: 'cannot-answer' } }] };
    }
    const goal: Goal = {
      ...parsed.definition,
      id: ids.derive('goal', view),
      workspace,
      start: today,
      state: 'active',
      checkIns: [],
      blockers: [],
      createdBy: person,
      createdAt: now,
      version: 1,
    };
    return { ok: true, goal: (await goals.save(goal)) ? goal : await saveAgain(goals, goal) };
  };
}

/**
 * The form came before, and its answer was lost: the goal that it made is the goal. What was changed in the form since
 * is changed in the goal. Throws where others change it at the same moment; the form can be submitted again.
 */
async function saveAgain(goals: GoalStore, goal: Goal): Promise<Goal> {
  const before = await goals.get(goal.workspace, goal.id);
  if (before === undefined) throw new Error(`The goal ${goal.id} is in no store, and cannot be put there`);
  const { start, checkIns, blockers, createdAt, state, version } = before;
  const same = { ...goal, start, checkIns, blockers, createdAt, state, version };
  if (formOf(same) === formOf(before)) return before;
  const next = { ...same, version: version + 1 };
  if (!(await goals.save(next))) throw new Error(`The goal ${goal.id} is being changed by somebody else`);
  return next;
}

function formOf({ title, description, serves, category, team, owner, kpi, milestones, due, ...goal }: Goal): string {
  const { calculator, benchmark, cadence } = goal;
  const words = [title, description, serves, category, team, owner, due, calculator, benchmark, cadence];
  return JSON.stringify([words, Object.entries(kpi).toSorted(), milestones]);
}
