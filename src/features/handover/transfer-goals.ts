import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { changedFields, needsReason, withChange } from '../../domain/goal/changes.ts';
import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import { isPrivate, isResponsible, partsTransferred } from '../../domain/goal/people.ts';
import type { ChannelId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, allow, policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { MAX_REASON_LENGTH } from '../../domain/round/round-changes.ts';
import type { Team } from '../../domain/team/team.ts';
import { actorFor, admit } from '../../ports/actors.ts';
import type { Channels } from '../../ports/channels.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { isMember, takeIn } from '../team/index.ts';
import { type HandoverFormPorts, isLive, teamsOf } from './handover-form.ts';

export interface TransferGoalsPorts extends HandoverFormPorts {
  readonly channels: Channels;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface TransferRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Slack's id of the modal: submitted twice it is one change. */
  readonly view: string;
  readonly from: UserId;
  readonly to: UserId | undefined;
  readonly goals: readonly GoalId[];
  readonly reason: string;
}

type TransferField = 'from' | 'goals' | 'to' | 'reason';

export type TransferredGoals =
  | {
      readonly ok: true;
      /** What the person has now; what others had taken over meanwhile is not among it. */
      readonly goals: readonly Goal[];
      readonly to: UserId;
      /** The teams into which their leads took the person with this. */
      readonly joined: readonly Team[];
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem<TransferField>[] };

/**
 * Gives what somebody owns and reports of goals to another person, for good: one change in the history of each. Somebody
 * who is not in the team would never be asked: its lead takes them in with this, from anybody else it is refused. What
 * follows in rounds and messages is done by `followTransfers`.
 */
export function transferGoals(ports: TransferGoalsPorts) {
  return async (request: TransferRequest): Promise<TransferredGoals> => {
    const { workspace, person, from, to } = request;
    const { actor } = await admit(ports.directory, workspace, person);
    const typed = problemsOfForm(request);
    if (typed.length > 0 || to === undefined) return { ok: false, problems: typed };
    const change = changeOf(ports, request, to);
    const found = await ports.goals.getMany(workspace, request.goals);
    const teams = await teamsOf(ports, workspace, found);
    const open = found.filter((goal) => isLive(goal) && !isMade(goal, change) && isResponsible(from, goal));
    allowAll(actor, open, teams, from);
    const isRepeated = found.some((goal) => isMade(goal, change));
    if (open.length === 0 && !isRepeated) return refuse('goals', { code: 'nothing-to-hand' });
    const joining = [...teams.values()].filter((team) => !isMember(team, to));
    const shown = open.filter((goal) => !isPrivate(goal)).flatMap(({ team }) => teams.get(team)?.channel ?? []);
    const problem = await problemOfPerson(ports, { workspace, actor, to, joining, channels: new Set(shown) });
    if (problem !== undefined) return refuse('to', problem);
    const isUnexplained = change.reason === undefined && open.some((goal) => hasToSayWhy(goal, from, to));
    if (isUnexplained) return refuse('reason', { code: 'say-why' });
    const joined = await Promise.all(
      joining.map((team) => takeIn(ports.teams, team, [to], { by: person, at: change.at })),
    );
    const goals: Goal[] = [];
    for (const { id } of found) goals.push(...(await transfer(ports, workspace, id, { from, to, change })));
    return { ok: true, goals, to, joined: joined.flatMap((team) => team ?? []) };
  };
}

/** Throws where somebody may not give one of the goals away. */
function allowAll(actor: Actor, goals: readonly Goal[], teams: ReadonlyMap<string, Team>, from: UserId): void {
  for (const goal of goals) {
    const team = teams.get(goal.team);
    if (team !== undefined) allow(policy.transferGoal(actor, goal, team, from));
  }
}

/** Why somebody cannot take goals over; `joining` are the teams of these goals that they are not in. */
async function problemOfPerson(
  { directory, channels: slack }: TransferGoalsPorts,
  {
    workspace,
    actor,
    to,
    joining,
    channels,
  }: {
    readonly workspace: WorkspaceId;
    readonly actor: Actor;
    readonly to: UserId;
    readonly joining: readonly Team[];
    /** In which the goals are shown. */
    readonly channels: ReadonlySet<ChannelId>;
  },
): Promise<Problem | undefined> {
  if (!policy.beResponsible((await actorFor(directory, workspace, to)).actor).allowed) return { code: 'cannot-answer' };
  if (!joining.every((team) => policy.leadTeam(actor, team).allowed)) return { code: 'not-in-team' };
  const hidden = await Promise.all([...channels].map((channel) => slack.isHiddenFrom(channel, to)));
  return hidden.includes(true) ? { code: 'not-in-channel' } : undefined;
}

/** Whether the handover of a goal has to say why. */
function hasToSayWhy(goal: Goal, from: UserId, to: UserId): boolean {
  return needsReason(goal, changedFields(goal, partsTransferred(goal, from, to)));
}

function refuse(field: TransferField, problem: Problem): TransferredGoals {
  return { ok: false, problems: [{ field, problem }] };
}

function problemsOfForm({ from, to, goals, reason }: TransferRequest): FieldProblem<TransferField>[] {
  const problems: FieldProblem<TransferField>[] = [];
  if (goals.length === 0) problems.push({ field: 'goals', problem: { code: 'choose-one' } });
  if (to === undefined) problems.push({ field: 'to', problem: { code: 'choose-one' } });
  if (to === from) problems.push({ field: 'to', problem: { code: 'same-person' } });
  if (reason.trim().length > MAX_REASON_LENGTH) {
    problems.push({ field: 'reason', problem: { code: 'too-long', max: MAX_REASON_LENGTH } });
  }
  return problems;
}

type Change = Pick<GoalChange, 'id' | 'by' | 'at' | 'reason'>;

/** All goals of one handover have a change of the same id, so that people hear of them together. */
function changeOf(
  { ids, clock }: TransferGoalsPorts,
  { person, view, from, reason }: TransferRequest,
  to: UserId,
): Change {
  const why = reason.trim();
  return {
    id: ids.derive('handover', view, from, to),
    by: person,
    at: clock.now(),
    ...(why !== '' && { reason: why }),
  };
}

function isMade({ changes = [] }: Goal, { id }: Change): boolean {
  return changes.some((change) => change.id === id);
}

/** The goal as it is then; nothing where it is not theirs any more, or takes no more changes. */
function transfer(
  { goals }: TransferGoalsPorts,
  workspace: WorkspaceId,
  id: GoalId,
  { from, to, change }: { readonly from: UserId; readonly to: UserId; readonly change: Change },
): Promise<readonly Goal[]> {
  const attempt = async (): Promise<readonly Goal[] | 'again'> => {
    const goal = await goals.get(workspace, id);
    if (goal === undefined || isMade(goal, change)) return goal === undefined ? [] : [goal];
    if (!isLive(goal) || !isResponsible(from, goal)) return [];
    const changed = withChange(goal, partsTransferred(goal, from, to), change);
    if (!changed.ok) return [];
    return (await goals.save(changed.goal)) ? [changed.goal] : 'again';
  };
  return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
}
