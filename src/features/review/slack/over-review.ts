import type { Goal } from '../../../domain/goal/goal.ts';
import type { GoalId } from '../../../domain/names.ts';
import type { DecisionDetail } from '../../../domain/review/decision-detail.ts';
import { errorAtFirst } from '../../../slack/form-errors.ts';
import type { Submission, SubmissionResult } from '../../../slack/submission.ts';
import type { MadeChangeRequest, MayDecide } from '../decide.ts';
import type { ReviewDeps } from './deps.ts';
import { refreshReview } from './review-view.ts';
import { type FormContext, formContext } from './views/context.ts';

/** A form over the review, of somebody who leads it. */
export interface Over {
  readonly deps: ReviewDeps;
  readonly submission: Submission;
  readonly context: FormContext;
  readonly may: Extract<MayDecide, { ok: true }>;
}
export type Accept = (over: Over) => Promise<SubmissionResult>;

/** Who does not lead any more, or decides about a goal that is closed by now, changes nothing, and keeps what they typed. */
export async function decide(deps: ReviewDeps, submission: Submission, accept: Accept): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const { useCases, workspace, texts } = deps;
  const context = formContext.decode(view.private_metadata);
  const { about, goal } = context;
  const may = await useCases.mayDecide({ workspace, person, about, goal });
  if (!may.ok) return { errors: errorAtFirst(view, texts.review.refusedAtField(may.why)) };
  return accept({ deps, submission, context, may });
}

export interface Made {
  readonly what: MadeChangeRequest['what'];
  /** The change or action of the goal; undefined where there is none. */
  readonly ref: string | undefined;
}

/** Notes what was decided, and shows the goal to take up then, or the overview. */
export async function noted(over: Over, { what, ref }: Made, next: Goal['id'] | undefined): Promise<void> {
  const { deps, submission, context } = over;
  const { about, goal } = context;
  const request = { workspace: deps.workspace, person: submission.user, about, goal };
  if (ref !== undefined) await deps.useCases.noteDecision({ ...request, what, ref });
  await showNext(over, what, next);
}

/** Shows the goal to take up after a decision, or the overview, with what was decided. */
export async function showNext(
  { deps, submission, context, may }: Over,
  what: DecisionDetail['what'],
  next: GoalId | undefined,
): Promise<void> {
  const { texts, useCases, workspace } = deps;
  const { user: person, client } = submission;
  const { about, below } = context;
  await useCases.moveInReview({ workspace, person, about, ...(next !== undefined && { goal: next }) });
  const note = texts.review.note(may.goal.title, texts.review.decided(what));
  await refreshReview(deps, { client, person, view: { id: below } }, about, { at: next, note });
}
