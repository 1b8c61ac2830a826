import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { decidedAfter, isEditable, MAX_CHANGES, withChange } from '../../domain/goal/changes.ts';
import { type EditField, type EditInput, parseEdit } from '../../domain/goal/edit-input.ts';
import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import { latestCheckIn } from '../../domain/history/series.ts';
import type { Unit } from '../../domain/kpi/kpi.ts';
import { sameUnit } from '../../domain/kpi/unit.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { allow, policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admit, type PersonAndActor } from '../../ports/actors.ts';
import type { IndicatorStore } from '../../ports/goals.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { takeIn } from '../team/index.ts';
import { type ClientsPort, checkClient } from './check-client.ts';
import { checkParent } from './check-parent.ts';
import { type CheckPeoplePorts, checkPeople } from './check-people.ts';
import type { FindGoalsPorts } from './find-goal.ts';
import { kpiStory } from './kpi-story.ts';

export interface EditGoalPorts extends FindGoalsPorts, CheckPeoplePorts, ClientsPort {
  readonly indicators: IndicatorStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface EditRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Slack's id of the modal: submitted twice it is one change. */
  readonly view: string;
  readonly goal: GoalId;
  /** How many changes of the goal the form has in it. */
  readonly changes: number;
  readonly input: EditInput;
}

/** A change that was made, and what it was made of. */
export interface MadeChange {
  readonly goal: Goal;
  readonly before: Goal;
  readonly change: GoalChange;
  /** The team, where its lead made people members with this, and who. */
  readonly joined?: Team;
  readonly newMembers?: readonly UserId[];
}

export type EditedGoal =
  | ({ readonly ok: true } & MadeChange)
  | { readonly ok: false; readonly problems: readonly FieldProblem<EditField>[] }
  /** Somebody changed it since the form was opened: it is shown what, and nothing is written. */
  | { readonly ok: false; readonly meanwhile: Goal }
  /** Values would be read in another way: the person is asked, by the name of that way. */
  | { readonly ok: false; readonly asks: string };

/**
 * Changes what is decided about a goal as a form says, by compare-and-set: one more change in its history. Names every
 * problem in the form, what others changed meanwhile, or what is to be asked, and writes nothing then.
 */
export function editGoal(ports: EditGoalPorts) {
  return async (request: EditRequest): Promise<EditedGoal> => {
    const requester = await admit(ports.directory, request.workspace, request.person);
    const attempt = () => tryEdit(ports, request, requester);
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
  };
}

async function tryEdit(
  ports: EditGoalPorts,
  request: EditRequest,
  requester: PersonAndActor,
): Promise<EditedGoal | 'again'> {
  const { goals, teams, clock, ids } = ports;
  const goal = await goals.get(request.workspace, request.goal);
  const team = goal && (await teams.get(request.workspace, goal.team));
  if (goal === undefined || team === undefined) return refused('title', { code: 'goal-over' });
  allow(policy.changeGoal(requester.actor, goal, team));
  if (!isEditable(goal)) return refused('title', { code: 'goal-over' });
  const ofView = ids.derive('change', request.view);
  const since = (goal.changes ?? []).slice(request.changes);
  const own = since.filter(({ id }) => id.startsWith(ofView));
  if (own.length < since.length) return { ok: false, meanwhile: goal };
  if (await countsOtherwise(ports, goal, request.input.goal.unit)) return refused('unit', { code: 'kpi-shared' });
  const { person } = requester;
  const now = clock.now();
  const lastValueOn = latestCheckIn(goal)?.on;
  const { before } = await kpiStory(ports, person.id, goal, [team]);
  const planning = { periods: team.settings, before };
  const by = { today: localDateOf(now, person.zone), locale: person.writesIn, lastValueOn, planning };
  const edit = parseEdit(request.input, goal, by);
  if (!edit.ok) return edit;
  const { decisions, reason } = edit;
  // What was changed in the form after an answer that was lost is one more change.
  const made = { id: `${ofView}-${own.length + 1}`, by: person.id, at: now, ...(reason && { reason }) };
  const changed = withChange(goal, decisions, made);
  if (!changed.ok) return changed.why === 'full' ? full() : repeated(goal, request.changes);
  const placing = { workspace: goal.workspace, person: person.id, goal: goal.id };
  const served = await checkParent(ports)(placing, changed.goal, goal);
  const problems = [...served, ...(await checkClient(ports, team, changed.goal.client, goal.client))];
  if (problems.length > 0) return { ok: false, problems };
  return write(ports, { ...changed, before: goal }, team, requester);
}

async function write(
  ports: EditGoalPorts,
  { goal, before, change }: MadeChange,
  team: Team,
  { actor }: PersonAndActor,
): Promise<EditedGoal | 'again'> {
  const { goals, teams } = ports;
  const people = await checkPeople(ports, { workspace: goal.workspace, actor, team }, goal, before);
  if (people.problems.length > 0) return { ok: false, problems: people.problems };
  const joined = await takeIn(teams, team, people.outside, { by: change.by, at: change.at });
  const made = { ok: true, goal, before, change, ...(joined && { joined, newMembers: people.outside }) } as const;
  return (await goals.save(goal)) ? made : 'again';
}

/** Whether the goal is to count in another unit than other values of its KPI. */
async function countsOtherwise({ goals, indicators }: EditGoalPorts, goal: Goal, unit: Unit): Promise<boolean> {
  if (goal.kpiId === undefined || sameUnit(goal.kpi.unit, unit)) return false;
  const { workspace, kpiId } = goal;
  const [onIt, kpi] = await Promise.all([goals.onKpis(workspace, [kpiId]), indicators.get(workspace, kpiId)]);
  return onIt.some(({ id }) => id !== goal.id) || (kpi?.values ?? []).length > 0;
}

/** The form came before, and its answer was lost; else there is nothing new in it. */
function repeated(goal: Goal, opened: number): EditedGoal {
  const change = goal.changes?.slice(opened).at(-1);
  if (change === undefined) return refused('title', { code: 'nothing-changed' });
  return { ok: true, goal, before: decidedAfter(goal, opened), change };
}

function full(): EditedGoal {
  return refused('title', { code: 'too-many-changes', max: MAX_CHANGES });
}

function refused(field: EditField, problem: Problem): EditedGoal {
  return { ok: false, problems: [{ field, problem }] };
}
