import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { type GoalField, type GoalInput, parseGoal } from '../../domain/goal/goal-input.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { actorFor } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

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
  /** The goal of the same team in whose place this one is set. */
  readonly follows?: GoalId;
}

export type CreatedGoal =
  | {
      readonly ok: true;
      readonly goal: Goal;
      /** The team, where its lead made the owner a member with this. */
      readonly joined?: Team;
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem<GoalField | 'team'>[] };

/**
 * Makes a goal of a form, or names every problem in it and makes nothing. An owner who is not in the team would never be
 * asked: whoever leads it takes them in with this, from anybody else the form is refused.
 */
export function createGoal(ports: CreateGoalPorts) {
  const { goals, teams, directory, clock, ids } = ports;
  return async ({ workspace, person, view, input, follows }: GoalRequest): Promise<CreatedGoal> => {
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
    const isIn = isMember(team, parsed.definition.owner);
    if (!isIn && !policy.leadTeam(requester.actor, team).allowed) {
      return { ok: false, problems: [{ field: 'owner', problem: { code: 'not-in-team' } }] };
    }
    const joined = isIn ? undefined : await takeIn(teams, team, parsed.definition.owner);
    const goal: Goal = {
      ...parsed.definition,
      ...(await followed(goals, team, follows)),
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
    const saved = (await goals.save(goal)) ? goal : await saveAgain(goals, goal);
    return { ok: true, goal: saved, ...(joined && { joined }) };
  };
}

/** A goal is followed in its own team. */
async function followed(goals: GoalStore, { workspace, id }: Team, follows: GoalId | undefined) {
  const earlier = follows === undefined ? undefined : await goals.get(workspace, follows);
  return earlier?.team === id ? { follows: earlier.id } : {};
}

function isMember({ lead, members }: Team, person: UserId): boolean {
  return person === lead || members.includes(person);
}

/** Undefined where they are in it by now. */
function takeIn(teams: TeamStore, { workspace, id }: Team, person: UserId): Promise<Team | undefined> {
  const attempt = async (): Promise<Team | undefined | 'again'> => {
    const team = await teams.get(workspace, id);
    if (team === undefined || isMember(team, person)) return undefined;
    const next = { ...team, members: [...team.members, person], version: team.version + 1 };
    return (await teams.save(next)) ? next : 'again';
  };
  return retryOnConflict(attempt, `Too many writes to the team ${id} at the same time`);
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
