import { AS_PROPOSED, type ClosingInput, parseClosing } from '../../domain/ending/closing-input.ts';
import { MAX_CHANGES } from '../../domain/goal/changes.ts';
import { closingOf, isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalInput } from '../../domain/goal/goal-input.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { proposedScore } from '../../domain/progress/proposed-score.ts';
import { canCarryOver } from '../../domain/review/carry-over.ts';
import { type CloseGoalPorts, closeGoal } from '../ending/index.ts';
import { type CreatedGoal, type CreateGoalPorts, createGoal } from '../goal/index.ts';
import type { AdmittedToReview } from './admit-to-review.ts';
import { type DecidePorts, type GoalInReview, mayDecide, type NotDecided, noteDecision } from './decide.ts';

export type CarryOverPorts = DecidePorts & CreateGoalPorts & CloseGoalPorts;

export interface GoalCarriedOver extends GoalInReview {
  /** Slack's id of the form: sent twice it is one closing, and one goal. */
  readonly view: string;
  /** The goal as it is to be from now on. */
  readonly input: GoalInput;
  /** What the one before came to. */
  readonly closing: Pick<ClosingInput, 'score' | 'reason' | 'learned'>;
}

export type CarriedOver =
  | { readonly ok: true; readonly closed: Goal; readonly created: Extract<CreatedGoal, { ok: true }> }
  | NotDecided
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/**
 * Closes a goal at the turn of a period with its score, and sets it again for the next one, with its history and what is
 * open. Everything in the form is checked before anything is written. The new goal is written first, under an id that
 * follows from the review: where it is cut short before the other is closed, carrying over once more finishes it.
 */
export function carryOver(ports: CarryOverPorts) {
  const may = mayDecide(ports);
  const create = createGoal(ports);
  const end = endBefore(ports);
  return async (request: GoalCarriedOver): Promise<CarriedOver> => {
    const verdict = await may(request);
    if (!verdict.ok) return verdict;
    const { goal, admitted } = verdict;
    const refused = refusal(ports, request, goal, admitted);
    if (refused !== undefined) return refused;
    const team = await ports.goals.forTeams(request.workspace, [goal.team]);
    const input = await placedInput(ports, request, team);
    const created = await setAgain(create, request, input, formOf(admitted.id, goal, team));
    return created.ok ? end(request, goal, created) : created;
  };
}

/** Why a goal is not carried over; a form that was sent before goes through once more, and changes nothing. */
function refusal(
  { ids }: CarryOverPorts,
  request: GoalCarriedOver,
  goal: Goal,
  { of, today }: AdmittedToReview,
): Exclude<CarriedOver, { ok: true }> | undefined {
  const change = ids.derive('closing', request.view, goal.id);
  if (goal.changes?.some(({ id }) => id === change)) return undefined;
  if (isClosed(goal)) return { ok: false, why: 'closed' };
  if (!canCarryOver(goal, of.kind)) return { ok: false, why: 'gone' };
  const parsed = parseClosing(closingInput(goal, request), goal, today);
  if (!parsed.ok) return parsed;
  const isFull = (goal.changes ?? []).length >= MAX_CHANGES;
  const problem = { code: 'too-many-changes', max: MAX_CHANGES } as const;
  return isFull ? { ok: false, problems: [{ field: 'target', problem }] } : undefined;
}

/** Closes the goal in whose place the other was set, and notes that in the review. */
function endBefore(ports: CarryOverPorts) {
  const close = closeGoal(ports);
  const note = noteDecision(ports);
  return async (
    request: GoalCarriedOver,
    goal: Goal,
    created: Extract<CreatedGoal, { ok: true }>,
  ): Promise<CarriedOver> => {
    const { workspace, person, view, about } = request;
    const asked = { learned: true } as const;
    const ending = { input: closingInput(goal, request), lastValue: { value: '' }, asked };
    const closed = await close({ workspace, person, goal: goal.id, view, ...ending });
    if (!closed.ok && 'problems' in closed) return closed;
    // Somebody closed it in this moment: it goes on all the same, and has the score that they gave.
    const now = closed.ok ? closed.goal : ((await ports.goals.get(workspace, goal.id)) ?? goal);
    const ref = closingOf(now)?.id;
    if (ref !== undefined) await note({ workspace, person, about, goal: goal.id, what: 'carried-over', ref });
    return { ok: true, closed: now, created };
  };
}

/** What nobody has a value of came to nothing, unless they say otherwise. */
function closingInput(goal: Goal, { closing }: GoalCarriedOver): ClosingInput {
  const proposed = proposedScore(goal);
  const isUnsaid = closing.score === '' || closing.score === AS_PROPOSED;
  const score = proposed === undefined && isUnsaid ? '0' : closing.score;
  return { ...closing, choice: proposed === undefined ? 'missed' : AS_PROPOSED, score, closing: '', due: '' };
}

/** What a goal serves may have been closed, too: then it serves the goal that was set in place of that, if there is one. */
async function placedInput(
  { goals }: CarryOverPorts,
  { workspace, input }: GoalCarriedOver,
  team: readonly Goal[],
): Promise<GoalInput> {
  const parent = input.parent === undefined ? undefined : await goals.get(workspace, input.parent);
  if (parent === undefined) return withoutPlace(input);
  if (!isClosed(parent)) return { ...withoutPlace(input), parent: parent.id };
  const next = team.find((one) => one.follows === parent.id && !isClosed(one));
  return next === undefined ? withoutPlace(input) : { ...input, parent: next.id };
}

/** The goal that is closed keeps its weight in what it serves. */
function withoutPlace({ parent: _, weight: __, ...alone }: GoalInput): GoalInput {
  return alone;
}

/**
 * Where it belongs is no reason not to set it again: where what it serves has no room, it serves nothing, and where its
 * client has ended, it is of none.
 */
async function setAgain(
  create: ReturnType<typeof createGoal>,
  { workspace, person, goal: follows }: GoalCarriedOver,
  input: GoalInput,
  view: string,
): Promise<CreatedGoal> {
  const asked = { workspace, person, view, follows };
  const created = await create({ ...asked, input });
  if (created.ok) return created;
  const refused = new Set<string>(created.problems.map(({ field }) => field));
  if ([...refused].some((field) => !PLACE.includes(field))) return created;
  const { client, ...rest } = input;
  const kept = { ...rest, ...(client !== undefined && !refused.has('client') && { client }) };
  return create({ ...asked, input: refused.has('parent') || refused.has('weight') ? withoutPlace(kept) : kept });
}

/** The fields of a goal that say where it belongs. */
const PLACE = ['parent', 'weight', 'client'];

/** One new goal for each review and goal; another one where somebody has ended that since. */
function formOf(review: string, { id }: Goal, team: readonly Goal[]): string {
  const ended = team.filter((one) => one.follows === id && isClosed(one)).length;
  return [review, id, ...(ended > 0 ? [ended] : [])].join('|');
}
