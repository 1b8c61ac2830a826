import type { Goal, GoalState } from '../../domain/goal/goal.ts';
import { type GoalField, type GoalInput, parseGoal } from '../../domain/goal/goal-input.ts';
import { withActionsAdded } from '../../domain/goal/typed-actions.ts';
import { seriesOf } from '../../domain/history/series.ts';
import { sameUnit } from '../../domain/kpi/unit.ts';
import type { ChannelId, GoalId, KpiId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { actorFor, type PersonAndActor } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { takeIn } from '../team/index.ts';
import { carriedParts } from './carried-parts.ts';
import { type ClientsPort, checkClient } from './check-client.ts';
import { checkParent } from './check-parent.ts';
import { type CheckPeoplePorts, checkPeople } from './check-people.ts';
import { getVisibleGoal } from './find-goal.ts';
import { firstActions } from './first-actions.ts';
import { type LinkKpiPorts, linkKpi, withOwnKpi } from './link-kpi.ts';

export interface CreateGoalPorts extends LinkKpiPorts, CheckPeoplePorts, ClientsPort {
  readonly teams: TeamStore;
  readonly clock: Clock;
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
      /** Of its team. */
      readonly channel: ChannelId;
      /** The team, where its lead made who answers a member with this, and who that is. */
      readonly joined?: Team;
      readonly newMembers?: readonly UserId[];
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem<GoalField | 'team'>[] };

/**
 * Makes a goal of a form, or names every problem in it and makes nothing. An owner who is not in the team would never be
 * asked: whoever leads it takes them in with this, from anybody else the form is refused.
 */
export function createGoal(ports: CreateGoalPorts) {
  const { goals, teams, directory, clock, ids } = ports;
  return async (request: GoalRequest): Promise<CreatedGoal> => {
    const { workspace, person, view, input } = request;
    const [requester, team] = await Promise.all([
      actorFor(directory, workspace, person),
      teams.get(workspace, input.team),
    ]);
    if (team === undefined || team.removed !== undefined || !policy.addGoal(requester.actor, team).allowed) {
      return { ok: false, problems: [{ field: 'team', problem: { code: 'unknown-team' } }] };
    }
    const now = clock.now();
    const checked = await check(ports, request, { requester, team, now });
    if (!checked.ok) return checked;
    const { definition, outside, earlier, actions, shared, today } = checked;
    const joined = await takeIn(teams, team, outside, { by: person, at: now });
    const goal: Goal = {
      ...definition,
      ...(await followed(ports, earlier, request)),
      id: ids.derive('goal', view),
      workspace,
      ...(shared && { kpiId: shared }),
      start: today,
      state: stateOf(input),
      checkIns: [],
      ...carriedParts(definition, earlier, team),
      ...(actions.length > 0 && { actions }),
      createdBy: person,
      createdAt: now,
      version: 1,
    };
    const linked = await withOwnKpi(ports, goal);
    const saved = (await goals.save(linked)) ? linked : await saveAgain(goals, linked);
    return { ok: true, goal: saved, channel: team.channel, ...(joined && { joined, newMembers: outside }) };
  };
}

/** Everything that can be wrong with the form, of what goes wrong first; else what the goal is made of. */
async function check(ports: CreateGoalPorts, request: GoalRequest, { requester, team, now }: Setting) {
  const { workspace, person, view, input } = request;
  const today = localDateOf(now, requester.person.zone);
  const planning = { start: today, periods: team.settings, before: await seasonOf(ports, request) };
  const parsed = parseGoal(input, today, requester.person.writesIn, { planning });
  if (!parsed.ok) return parsed;
  const { definition } = parsed;
  const people = await checkPeople(ports, { workspace, actor: requester.actor, team }, definition);
  if (people.problems.length > 0) return refused(people.problems);
  const served = await checkParent(ports)({ workspace, person }, definition);
  if (served.length > 0) return refused(served);
  const unfit = await checkClient(ports, team, definition.client);
  if (unfit.length > 0) return refused(unfit);
  const earlier = await followedGoal(ports, team, request);
  const setting = { workspace, person, view, now, today, team, earlier };
  const planned = await firstActions(ports, definition, input.actions, setting);
  if (!planned.ok) return planned;
  const shared = await kpiToStandOn(ports, { workspace, person, input });
  if (shared === 'unfit') return refused([{ field: 'sameKpi', problem: { code: 'other-kpi-unit' } }]);
  return { ok: true as const, definition, outside: people.outside, earlier, actions: planned.actions, shared, today };
}

interface Setting {
  readonly requester: PersonAndActor;
  readonly team: Team;
  readonly now: Date;
}

function refused(problems: readonly FieldProblem<GoalField>[]) {
  return { ok: false as const, problems };
}

function stateOf({ draft }: Pick<GoalInput, 'draft'>): GoalState {
  return draft ? 'draft' : 'active';
}

/** The values of the goal that was chosen or is followed: what a plan by last year's season goes by. */
async function seasonOf(ports: CreateGoalPorts, { workspace, person, input, follows }: GoalRequest) {
  const id = input.season ?? follows;
  const isAsked = (input.plan ?? '').trim() !== '' && id !== undefined;
  const goal = isAsked ? await getVisibleGoal(ports)(workspace, person, id) : undefined;
  return goal === undefined ? [] : seriesOf(goal.checkIns);
}

/** The KPI of the goal that was chosen; undefined for one of its own, `unfit` where that counts in another unit or is gone. */
async function kpiToStandOn(
  ports: CreateGoalPorts,
  { workspace, person, input }: Pick<GoalRequest, 'workspace' | 'person' | 'input'>,
): Promise<KpiId | undefined | 'unfit'> {
  if (input.sameKpiAs === undefined) return undefined;
  const goal = await getVisibleGoal(ports)(workspace, person, input.sameKpiAs);
  if (goal === undefined || !sameUnit(goal.kpi.unit, input.unit)) return 'unfit';
  return (await linkKpi(ports)(goal)).kpiId;
}

/** A goal is followed in its own team. */
async function followedGoal(ports: CreateGoalPorts, { workspace, id }: Team, { person, follows }: GoalRequest) {
  const earlier = follows === undefined ? undefined : await getVisibleGoal(ports)(workspace, person, follows);
  return earlier?.team === id ? earlier : undefined;
}

/** The curve of a goal that is followed goes on where the next one counts in the same unit. */
async function followed(ports: CreateGoalPorts, earlier: Goal | undefined, { input }: GoalRequest) {
  if (earlier === undefined) return {};
  const { kpiId } = sameUnit(earlier.kpi.unit, input.unit) ? await linkKpi(ports)(earlier) : {};
  return { follows: earlier.id, ...(kpiId && { kpiId }) };
}

/**
 * The form came before, and its answer was lost: the goal that it made is the goal. What was changed in the form since
 * is changed in the goal, unless somebody has edited that: then it stays as they decided. Throws where others change it at the same moment; the form can be submitted again.
 */
async function saveAgain(goals: GoalStore, goal: Goal): Promise<Goal> {
  const before = await goals.get(goal.workspace, goal.id);
  if (before === undefined) throw new Error(`The goal ${goal.id} is in no store, and cannot be put there`);
  // What was decided about it since, by whomever, is not set back by the form of before.
  if (before.changes !== undefined && before.changes.length > 0) return before;
  const { start, checkIns, blockers, feedback, createdAt, state, version, proposals, commitments } = before;
  const discussed = { ...(proposals && { proposals }), ...(commitments && { commitments }) };
  const kept = { ...discussed, start, checkIns, blockers, createdAt, state, version, ...(feedback && { feedback }) };
  const { actions: typed, ...form } = goal;
  const same = withActionsAdded({ ...form, ...kept, ...(before.actions && { actions: before.actions }) }, typed);
  if (formOf(same) === formOf(before) && same.actions?.length === before.actions?.length) return before;
  const next = { ...same, version: version + 1 };
  if (!(await goals.save(next))) throw new Error(`The goal ${goal.id} is being changed by somebody else`);
  return next;
}

function formOf({ title, description, serves, category, team, kpi, milestones, due, ...goal }: Goal): string {
  const { parent, weight, client, calculator, benchmark, cadence, owner, reporter, contributors, visibility } = goal;
  const people = [owner, reporter, contributors, visibility];
  const place = [parent, weight, client];
  const words = [title, description, serves, category, team, people, due, calculator, benchmark, cadence, place];
  return JSON.stringify([words, Object.entries(kpi).toSorted(), milestones]);
}
