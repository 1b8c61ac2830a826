import type { Answer, AnswerEntry } from '../../domain/check-in/answer.ts';
import { MAX_CHECK_INS } from '../../domain/check-in/check-in.ts';
import { type CheckInField, type CheckInInput, isBlank, parseCheckIn } from '../../domain/check-in/check-in-input.ts';
import { isUnchanged } from '../../domain/check-in/check-in-values.ts';
import { doubtOf, enteredMeanwhile, type Question } from '../../domain/check-in/typo-guard.ts';
import { undoableClosing } from '../../domain/goal/closing.ts';
import type { CheckIn, Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { versionsOf } from '../../domain/history/versions.ts';
import type { GoalId, LocalDate, RoundId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { byId } from '../../domain/round/due-items.ts';
import type { Round } from '../../domain/round/round.ts';
import { roundOfValue } from '../../domain/round/value-round.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { actorOf } from '../../ports/actors.ts';
import type { AnswerableStore, AnswerStore } from '../../ports/answers.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { isOpen } from '../round/index.ts';
import { plannedActions } from './planned-actions.ts';

export interface SubmitCheckInPorts {
  readonly answerable: AnswerableStore;
  readonly rounds: RoundStore;
  readonly answers: AnswerStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
}

export type { CheckInInput } from '../../domain/check-in/check-in-input.ts';

export interface CheckInSubmission {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Slack's id of the modal: submitted again with the same content it is the same answer. */
  readonly view: string;
  readonly goalInputs: readonly CheckInInput[];
  /** What looked mistyped and was asked about, by goal; it is not asked about again. None, and nothing is asked. */
  readonly asked?: DoubtsAsked;
  /** When the form was opened, or shown what came in since; without it nothing of that is asked about. */
  readonly since?: Date;
}

type DoubtsAsked = Readonly<Record<GoalId, number>> | undefined;

/** A value that is asked about. */
export interface Doubted {
  readonly goal: GoalId;
  /** The number that was meant, so that the same one is not asked about twice. */
  readonly value: number;
  readonly doubt: Question;
}

/** A problem at a field of the form of one goal. */
export interface GoalProblem extends FieldProblem<CheckInField> {
  readonly goal: GoalId;
}

export type Submitted =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problems: readonly GoalProblem[]; readonly doubts?: readonly Doubted[] };

/**
 * Records what a person submitted, durably and as it was said, or records nothing: names every problem in it or, where
 * there is none, every value that looks mistyped or would take the place of what others said meanwhile. Goals without a value are left for later, and a correction that
 * changes nothing is none. The answer is applied to its goals afterwards, by `applyAnswer`.
 */
export function submitCheckIn(ports: SubmitCheckInPorts) {
  return async ({ workspace, person, view, goalInputs, asked, since }: CheckInSubmission): Promise<Submitted> => {
    const typed = goalInputs.filter((input) => !isBlank(input));
    const [first] = goalInputs;
    if (typed.length === 0) {
      return { ok: false, problems: first ? [refused(first, { code: 'nothing-answered' })] : [] };
    }
    const ids = typed.map(({ goal }) => goal);
    const named = typed.flatMap(({ obstacleOwner, actions }) => [obstacleOwner ?? [], actions?.owner ?? []].flat());
    const owners = [...new Set(named)];
    const [{ goals, teams, openRounds }, known, ...responsible] = await Promise.all([
      ports.answerable.of(workspace, ids),
      ports.directory.person(workspace, person),
      ...owners.map((id) => ports.directory.person(workspace, id)),
    ]);
    const rounds = await roundsNamed(ports, workspace, typed, openRounds);
    const now = ports.clock.now();
    const context: Context = {
      actor: actorOf(known),
      goals: byId(goals),
      teams: new Map(teams.map((team) => [team.id, team])),
      responsible: new Map(responsible.map((one) => [one.id, actorOf(one)])),
      id: ports.ids.derive(view, JSON.stringify(typed)),
      rounds: new Map(rounds.map((round) => [round.id, round])),
      openRounds: openRounds.filter((round) => isOpen(round, now)),
      now,
      today: localDateOf(now, known.zone),
      ...(known.writesIn && { locale: known.writesIn }),
    };
    const checked = typed.map((input) => checkInput(input, context));
    const problems = checked.flatMap((one) => ('checkIn' in one ? [] : one));
    if (problems.length > 0) return { ok: false, problems };
    const entries = checked.flatMap((one) => ('checkIn' in one && !isRepeated(one, context) ? [one] : []));
    if (first && entries.length === 0) return { ok: false, problems: [refused(first, { code: 'nothing-changed' })] };
    const doubts = entries.flatMap((entry) => doubted(entry, { asked, since }, context));
    if (doubts.length > 0) return { ok: false, problems, doubts };
    const answer: Answer = { id: context.id, workspace, person, at: now, entries, applied: false };
    await ports.answers.record(answer);
    return { ok: true, answer };
  };
}

/** The rounds that the goals are answered in; what is late answers one that is not open any more. */
async function roundsNamed(
  { rounds }: Pick<SubmitCheckInPorts, 'rounds'>,
  workspace: WorkspaceId,
  inputs: readonly CheckInInput[],
  open: readonly Round[],
): Promise<Round[]> {
  const named = new Set(inputs.flatMap(({ round }) => round ?? []));
  const found = open.filter(({ id }) => named.delete(id));
  const over = await Promise.all([...named].map((id) => rounds.get(id)));
  return [...found, ...over.flatMap((round) => (round?.workspace === workspace ? [round] : []))];
}

interface Context {
  readonly actor: Actor;
  readonly goals: ReadonlyMap<GoalId, Goal>;
  readonly teams: ReadonlyMap<string, Team>;
  /** Who was named to clear what is in the way, or to do something. */
  readonly responsible: ReadonlyMap<UserId, Actor>;
  /** Those that the goals are answered in. */
  readonly rounds: ReadonlyMap<RoundId, Round>;
  /** Open ones of these teams. */
  readonly openRounds: readonly Round[];
  readonly id: string;
  readonly now: Date;
  readonly today: LocalDate;
  readonly locale?: string;
}

function refused({ goal }: CheckInInput, problem: Problem, field: CheckInField = 'value'): GoalProblem {
  return { goal, field, problem };
}

function checkInput(input: CheckInInput, context: Context): AnswerEntry | readonly GoalProblem[] {
  const goal = context.goals.get(input.goal);
  const team = goal && context.teams.get(goal.team);
  if (goal === undefined || team === undefined || !takesAnswers(goal, context.now)) {
    return [refused(input, { code: 'goal-closed' })];
  }
  const refusal = problemOf(input, goal, team, context);
  if (refusal !== undefined) return [refusal];
  const { id, actor, now: at, today, locale } = context;
  const planned = plannedActions(input, goal, team, context);
  const parsed = parseCheckIn(input, goal, {
    id: `${id}:${goal.id}`,
    by: actor.id,
    at,
    today,
    ...(locale && { locale }),
  });
  const problems = [...(parsed.ok ? [] : parsed.problems), ...(planned.ok ? [] : planned.problems)];
  if (!parsed.ok || !planned.ok) return problems.map(({ field, problem }) => refused(input, problem, field));
  const { checkIn } = parsed;
  const { actions } = planned;
  if (setsBack(checkIn, goal)) return [refused(input, { code: 'corrected-meanwhile' })];
  const entry = { goal: goal.id, checkIn: inItsRound(checkIn, goal, team, context) };
  return actions.length === 0 ? entry : { ...entry, actions };
}

/** No form opens for a closed goal. Which was open while somebody closed it is taken for a day, and kept in the history. */
function takesAnswers(goal: Goal, now: Date): boolean {
  return goal.state === 'active' || undoableClosing(goal, now) !== undefined;
}

/**
 * Whether a correction would take the place of one that somebody else made while its form was open: what they said would
 * be gone, though nobody saw it there. Who was faster with their own knows what they said.
 */
function setsBack(checkIn: CheckIn, { checkIns }: Goal): boolean {
  const corrected = checkIns.find(({ id }) => id === checkIn.corrects);
  if (corrected === undefined || isUnchanged(checkIn, corrected)) return false;
  const last = versionsOf(checkIns, corrected.id).at(-1);
  return last !== undefined && last.id !== corrected.id && last.by !== checkIn.by;
}

/** What is said without being asked answers the round that waits for it. */
function inItsRound(checkIn: CheckIn, goal: Goal, team: Team, { openRounds }: Context): CheckIn {
  if (checkIn.round !== undefined || checkIn.corrects !== undefined) return checkIn;
  const round = roundOfValue(goal, checkIn.on, openRounds, team);
  return round === undefined ? checkIn : { ...checkIn, round: round.id };
}

function isRepeated({ goal, checkIn, actions }: AnswerEntry, { goals }: Context): boolean {
  if (actions !== undefined) return false;
  const corrected = goals.get(goal)?.checkIns.find(({ id }) => id === checkIn.corrects);
  return corrected !== undefined && isUnchanged(checkIn, corrected);
}

function doubted(
  { goal: id, checkIn }: AnswerEntry,
  { asked, since }: { readonly asked: DoubtsAsked; readonly since: Date | undefined },
  { goals }: Context,
): Doubted[] {
  const { value } = checkIn;
  const goal = goals.get(id);
  const meanwhile = goal && enteredMeanwhile(goal, checkIn, since);
  if (meanwhile !== undefined) return [{ goal: id, value, doubt: meanwhile }];
  const isSettled = goal === undefined || asked === undefined || asked[id] === value;
  const doubt = isSettled ? undefined : doubtOf(goal, value);
  return doubt === undefined ? [] : [{ goal: id, value, doubt }];
}

/** Why somebody may not say this of the goal, whatever it is that they say. */
function problemOf(input: CheckInInput, goal: Goal, team: Team, context: Context): GoalProblem | undefined {
  if (goal.checkIns.length >= MAX_CHECK_INS) return refused(input, { code: 'goal-full', max: MAX_CHECK_INS });
  const owner = input.obstacleOwner === undefined ? undefined : context.responsible.get(input.obstacleOwner);
  if (owner && !policy.beResponsible(owner).allowed) return refused(input, { code: 'cannot-answer' }, 'obstacleOwner');
  if (owner && !policy.seeGoal(owner, goal, team).allowed && isPrivate(goal)) {
    return refused(input, { code: 'private-goal' }, 'obstacleOwner');
  }
  if (input.corrects === undefined) {
    return policy.checkIn(context.actor, goal, team, context.rounds.get(input.round ?? '')).allowed
      ? undefined
      : refused(input, { code: 'not-yours' });
  }
  const corrected = goal.checkIns.find(({ id }) => id === input.corrects);
  if (corrected === undefined) return refused(input, { code: 'nothing-to-correct' });
  const allowed = policy.correct(context.actor, corrected, goal, team).allowed;
  return allowed ? undefined : refused(input, { code: 'not-yours-to-correct' });
}
