import { isDraft } from '../goal/drafts.ts';
import type { GoalEnd, Outcome } from '../goal/goal.ts';
import { ENDINGS, type Goal } from '../goal/goal.ts';
import { dueProblem, MAX_TEXT_LENGTH } from '../goal/goal-input.ts';
import type { LocalDate } from '../names.ts';
import { type FieldProblem, problemAt, tooLong } from '../problem.ts';
import { proposedScore, SCORE_STEPS } from '../progress/proposed-score.ts';

/** A sentence for the channel, in characters. */
export const MAX_CLOSING_LENGTH = 500;
/** The end, or the score, that follows from the values, whatever they are when the form is sent. */
export const AS_PROPOSED = 'proposed';
/** In place of an end: the goal gets a new due date and goes on. */
export const CARRY_ON = 'carry-on';
/** What the form offers, in its order. */
export const CLOSING_CHOICES = [...ENDINGS, CARRY_ON] as const;
export type ClosingChoice = (typeof CLOSING_CHOICES)[number];

/** How somebody closes a goal, as typed. What the form did not ask for is empty. */
export interface ClosingInput {
  /** Undefined where nothing was chosen. */
  readonly choice: ClosingChoice | typeof AS_PROPOSED | undefined;
  /** {@link AS_PROPOSED}, or tenths as text; empty where nothing was chosen. */
  readonly score: string;
  readonly reason: string;
  readonly learned: string;
  readonly closing: string;
  readonly due: string;
}

export type ClosingField = 'choice' | 'score' | 'reason' | 'learned' | 'closing' | 'due';

/** What a goal comes to, or until when it goes on, and why. */
export type ClosingDecision =
  | { readonly end: GoalEnd; readonly outcome: Outcome }
  | { readonly due: LocalDate; readonly reason?: string };

export type ParsedClosing =
  | { readonly ok: true; readonly decision: ClosingDecision }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ClosingField>[] };

/**
 * Reads a closing, and names every problem in it at once. `goal` holds the last value already; `today` is the day of who
 * closes it.
 */
export function parseClosing(input: ClosingInput, goal: Goal, today: LocalDate): ParsedClosing {
  const choice = input.choice === AS_PROPOSED ? proposedScore(goal)?.end : input.choice;
  if (choice === undefined) return { ok: false, problems: [{ field: 'choice', problem: { code: 'choose-one' } }] };
  if (isDraft(goal) && choice !== 'dropped') {
    return { ok: false, problems: [{ field: 'choice', problem: { code: 'draft-only-dropped' } }] };
  }
  return choice === CARRY_ON ? carryOn(input, goal, today) : close(input, choice, goal);
}

function carryOn({ due, reason: typed }: ClosingInput, { checkIns }: Goal, today: LocalDate): ParsedClosing {
  const reason = typed.trim();
  const problems: FieldProblem<ClosingField>[] = [
    ...problemAt('due', dueProblem(due, today)),
    ...problemAt(
      'reason',
      reason === '' && checkIns.length > 0 ? { code: 'required' } : tooLong(reason, MAX_TEXT_LENGTH),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, decision: { due, ...(reason !== '' && { reason }) } };
}

function close(input: ClosingInput, end: GoalEnd, goal: Goal): ParsedClosing {
  const proposed = proposedScore(goal)?.score;
  const score = scoreOf(input, end, proposed);
  const [reason, learned, closing] = [input.reason.trim(), input.learned.trim(), input.closing.trim()];
  const isOther = score !== undefined && proposed !== undefined && score !== proposed;
  const problems: FieldProblem<ClosingField>[] = [
    ...problemAt('score', score === undefined ? { code: 'choose-one' } : undefined),
    ...problemAt(
      'reason',
      isOther && reason === '' ? { code: 'score-reason', proposed } : tooLong(reason, MAX_TEXT_LENGTH),
    ),
    ...problemAt('learned', tooLong(learned, MAX_TEXT_LENGTH)),
    ...problemAt('closing', tooLong(closing, MAX_CLOSING_LENGTH)),
  ];
  if (problems.length > 0 || score === undefined) return { ok: false, problems };
  const outcome: Outcome = {
    score,
    ...(proposed !== undefined && { proposed }),
    ...(reason !== '' && { reason }),
    ...(learned !== '' && { learned }),
    ...(closing !== '' && { closing }),
  };
  return { ok: true, decision: { end, outcome } };
}

/** What was given up before there was a value came to nothing. */
function scoreOf({ score }: ClosingInput, end: GoalEnd, proposed: number | undefined): number | undefined {
  if (score === '' || score === AS_PROPOSED) return proposed ?? (end === 'dropped' ? 0 : undefined);
  const step = Math.round(Number(score) * SCORE_STEPS);
  return step >= 0 && step <= SCORE_STEPS ? step / SCORE_STEPS : undefined;
}
