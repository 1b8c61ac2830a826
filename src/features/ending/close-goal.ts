import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Answer } from '../../domain/check-in/answer.ts';
import { withCheckIn } from '../../domain/check-in/check-in.ts';
import { doubtOf, type Question } from '../../domain/check-in/typo-guard.ts';
import { type ClosingDecision, type ClosingInput, parseClosing } from '../../domain/ending/closing-input.ts';
import { MAX_CHANGES, withChange } from '../../domain/goal/changes.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import type { CheckIn, Decisions, Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { AnswerStore } from '../../ports/answers.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { type AdmittedToGoal, admitToGoal, type GoalPolicyPorts, type GoalRequest } from './admit-to-goal.ts';
import { type LastValueInput, type LastValuePorts, readLastValue } from './last-value.ts';

export interface CloseGoalPorts extends GoalPolicyPorts, LastValuePorts {
  readonly answers: AnswerStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What the form asked about once; it is not asked about again. */
export interface AskedOnce {
  /** The value that looked mistyped. */
  readonly value?: number;
  /** What was learned from a goal that was missed. */
  readonly learned?: true;
}

export interface ClosingRequest extends GoalRequest {
  /** Slack's id of the modal: submitted twice it is one closing. */
  readonly view: string;
  readonly input: ClosingInput;
  readonly lastValue: LastValueInput;
  readonly asked?: AskedOnce;
}

export type ClosedGoal =
  | {
      readonly ok: true;
      readonly goal: Goal;
      /** Holds the last value, to be applied as every answer is. */
      readonly answer?: Answer;
    }
  | { readonly ok: false; readonly why: 'gone' | 'team-gone' | 'closed' }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] }
  | { readonly ok: false; readonly ask: AskedOnce; readonly doubt?: Question };

type Admitted = Extract<AdmittedToGoal, { ok: true }>;

/**
 * Closes a goal with what it came to, or gives it a new due date: one compare-and-set on the goal, with the last value in
 * the same write. The value is recorded as an answer before, so that what follows from it happens also where this is cut
 * short. Names every problem in the form and writes nothing, or asks once about what is unusual.
 */
export function closeGoal(ports: CloseGoalPorts) {
  return (request: ClosingRequest): Promise<ClosedGoal> => {
    const attempt = async (): Promise<ClosedGoal | 'again'> => {
      const admitted = await admitToGoal(ports, request, 'changeGoal');
      return admitted.ok ? close(ports, request, admitted) : admitted;
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
  };
}

async function close(
  ports: CloseGoalPorts,
  request: ClosingRequest,
  admitted: Admitted,
): Promise<ClosedGoal | 'again'> {
  const { goal } = admitted;
  const id = ports.ids.derive('closing', request.view, goal.id);
  // The form came before, and its answer was lost.
  if (goal.changes?.some((change) => change.id === id)) return { ok: true, goal };
  if (isClosed(goal)) return { ok: false, why: 'closed' };
  const now = ports.clock.now();
  const last = await readLastValue(ports, request, admitted, now);
  if (!last.ok) return last;
  const valued = last.checkIn === undefined ? goal : (withCheckIn(goal, last.checkIn) ?? goal);
  const parsed = parseClosing(inputFor(goal, request), valued, localDateOf(now, admitted.person.zone));
  if (!parsed.ok) return parsed;
  const question = questionOf(request, goal, last.checkIn, parsed.decision);
  if (question !== undefined) return question;
  const { decisions, reason } = changeOf(parsed.decision);
  const changed = withChange(valued, decisions, { id, by: request.person, at: now, ...(reason && { reason }) });
  if (!changed.ok) {
    const problem = { code: 'too-many-changes', max: MAX_CHANGES } as const;
    return { ok: false, problems: [changed.why === 'full' ? { field: 'choice', problem } : SAME_DUE] };
  }
  const answer = last.checkIn && answerOf(request, last.checkIn, now);
  if (answer !== undefined) await ports.answers.record(answer);
  const next = { ...changed.goal, version: goal.version + 1 };
  return (await ports.goals.save(next)) ? { ok: true, goal: next, ...(answer && { answer }) } : 'again';
}

/** The form of a private goal has no sentence for the channel; one that was opened before it became private may. */
function inputFor(goal: Goal, { input }: ClosingRequest): ClosingInput {
  return isPrivate(goal) ? { ...input, closing: '' } : input;
}

const SAME_DUE = { field: 'due', problem: { code: 'same-due' } } as const;

function changeOf(decision: ClosingDecision): { readonly decisions: Decisions; readonly reason?: string } {
  if ('end' in decision) return { decisions: { state: decision.end, outcome: decision.outcome } };
  const { due, reason } = decision;
  return { decisions: { due }, ...(reason && { reason }) };
}

/** A value that looks mistyped, and a goal that was missed without a word of what was learned, are asked about once. */
function questionOf(
  { asked = {} }: ClosingRequest,
  goal: Goal,
  checkIn: CheckIn | undefined,
  decision: ClosingDecision,
): Extract<ClosedGoal, { readonly ask: AskedOnce }> | undefined {
  const value = checkIn?.value;
  const doubt = value === undefined || asked.value === value ? undefined : doubtOf(goal, value);
  const isMissing = 'end' in decision && decision.end === 'missed' && decision.outcome.learned === undefined;
  const learned = isMissing && asked.learned === undefined;
  if (doubt === undefined && !learned) return undefined;
  const known = value === undefined ? asked.value : value;
  const ask = {
    ...(known !== undefined && { value: known }),
    ...((learned || asked.learned) && { learned: true as const }),
  };
  return { ok: false, ask, ...(doubt && { doubt }) };
}

function answerOf({ workspace, person, goal }: ClosingRequest, checkIn: CheckIn, at: Date): Answer {
  return { id: checkIn.id, workspace, person, at, entries: [{ goal, checkIn }], applied: false };
}
