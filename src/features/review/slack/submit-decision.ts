import type { ModalView } from '@slack/types';
import { isClosed } from '../../../domain/goal/closing.ts';
import type { Goal } from '../../../domain/goal/goal.ts';
import type { GoalId } from '../../../domain/names.ts';
import type { DecisionDetail } from '../../../domain/review/decision-detail.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorAtFirst, errorsAt } from '../../../slack/form-errors.ts';
import type { FormPlace } from '../../../slack/form-place.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { readAction } from '../../action-item/index.ts';
import { closeByForm } from '../../ending/index.ts';
import { followChange } from '../../goal/index.ts';
import { transferByForm } from '../../handover/index.ts';
import type { MadeChangeRequest, MayDecide } from '../decide.ts';
import type { ReviewDeps } from './deps.ts';
import { refreshReview } from './review-view.ts';
import { adjustContext, adjustModal, readAdjusted } from './views/adjust-form.ts';
import { type FormContext, formContext, helpContext, overReview } from './views/context.ts';
import { REVIEW_VIEWS } from './views/ids.ts';

/** A form over the review, of somebody who leads it. */
interface Over {
  readonly deps: ReviewDeps;
  readonly submission: Submission;
  readonly context: FormContext;
  readonly may: Extract<MayDecide, { ok: true }>;
}
type Accept = (over: Over) => Promise<SubmissionResult>;

/** The forms with which a lead decides, and the one with which somebody answers a request for help. */
export function submitDecision(routes: Routes<ReviewDeps>): void {
  const onForm = (view: string, accept: Accept) =>
    onSubmit(routes, view, (deps, submission) => decide(deps, submission, accept));
  onForm(REVIEW_VIEWS.adjust, adjust);
  onForm(REVIEW_VIEWS.plan, plan);
  onForm(REVIEW_VIEWS.ask, ask);
  onForm(REVIEW_VIEWS.close, (over) =>
    closeByForm(
      over.deps,
      over.submission,
      placeOf<Goal>(over, REVIEW_VIEWS.close, (goal) => ({
        what: isClosed(goal) ? 'closed' : 'carried-on',
        ref: goal.changes?.at(-1)?.id,
      })),
    ),
  );
  onForm(REVIEW_VIEWS.transfer, (over) =>
    transferByForm(
      over.deps,
      over.submission,
      placeOf<{ readonly goals: readonly Goal[] }>(over, REVIEW_VIEWS.transfer, ({ goals: [goal] }) => ({
        what: 'transferred',
        ref: goal?.changes?.findLast(({ now }) => 'owner' in now || 'reporter' in now)?.id,
      })),
    ),
  );
  onSubmit(routes, REVIEW_VIEWS.answer, answer);
}

/** Who does not lead any more, or decides about a goal that is closed by now, changes nothing, and keeps what they typed. */
async function decide(deps: ReviewDeps, submission: Submission, accept: Accept): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const { useCases, workspace, texts } = deps;
  const context = formContext.decode(view.private_metadata);
  const { about, goal } = context;
  const may = await useCases.mayDecide({ workspace, person, about, goal });
  if (!may.ok) return { errors: errorAtFirst(view, texts.review.refusedAtField(may.why)) };
  return accept({ deps, submission, context, may });
}

interface Made {
  readonly what: MadeChangeRequest['what'];
  /** The change or action of the goal; undefined where there is none. */
  readonly ref: string | undefined;
}

/** A form of another room over the review: what it decides is noted, and the review shows the next goal. */
function placeOf<Done>(over: Over, view: string, madeOf: (done: Done) => Made): FormPlace<Done> {
  const { inner, ...context } = over.context;
  return {
    metadata: inner,
    wrap: (form: ModalView) => overReview(form, view, context),
    done: (done) => ({ afterAck: () => noted(over, madeOf(done), over.may.next) }),
  };
}

/** Notes what was decided, and shows the goal to take up then, or the overview. */
async function noted(over: Over, { what, ref }: Made, next: GoalId | undefined): Promise<void> {
  const { deps, submission, context } = over;
  const { about, goal } = context;
  const request = { workspace: deps.workspace, person: submission.user, about, goal };
  if (ref !== undefined) await deps.useCases.noteDecision({ ...request, what, ref });
  await showNext(over, what, next);
}

async function showNext(
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

async function adjust(over: Over): Promise<SubmissionResult> {
  const { deps, submission, context, may } = over;
  const { user, view } = submission;
  const { useCases, workspace, texts } = deps;
  const fields = readFields(view.state.values);
  const { changes } = adjustContext.decode(context.inner);
  const input = readAdjusted(may.goal, fields, texts);
  if (input.reason.trim() === '') {
    return { errors: errorsAt([{ field: 'reason', problem: { code: 'reason-missing' } }], view, texts) };
  }
  const edited = await useCases.editGoal({ workspace, person: user, view: view.id, goal: may.goal.id, changes, input });
  if (edited.ok) {
    const made = { what: 'adjusted', ref: edited.change.id } as const;
    return {
      afterAck: async () => {
        await noted(over, made, may.next);
        await followChange(deps, edited, user);
      },
    };
  }
  if ('problems' in edited) return { errors: errorsAt(edited.problems, view, texts) };
  if ('asks' in edited) return { errors: errorAtFirst(view, texts.problem({ code: 'form-changed' })) };
  // What somebody else changed meanwhile is shown, and not written over.
  const { inner: _, ...rest } = context;
  const form = adjustModal({ goal: edited.meanwhile, typed: fields }, texts);
  return { afterAck: async () => undefined, show: overReview(form, REVIEW_VIEWS.adjust, rest) };
}

async function plan(over: Over): Promise<SubmissionResult> {
  const { deps, submission, may } = over;
  const { user: person, view } = submission;
  const { useCases, workspace, texts } = deps;
  const input = readAction(readFields(view.state.values));
  const saved = await useCases.addAction({ workspace, person, goal: may.goal.id, view: view.id, input });
  if (saved.ok) {
    const ref = saved.goal.actions?.at(-1)?.id;
    return { afterAck: () => noted(over, { what: 'planned', ref }, may.next) };
  }
  if ('problems' in saved) return { errors: errorsAt(saved.problems, view, texts) };
  return { errors: { text: texts.actionItem.refusedAtField(saved.why) } };
}

async function ask(over: Over): Promise<SubmissionResult> {
  const { deps, submission, context, may } = over;
  const { user: person, view } = submission;
  const { useCases, followUps, workspace, texts } = deps;
  const fields = readFields(view.state.values);
  const asked = await useCases.askForHelp({
    workspace,
    person,
    about: context.about,
    goal: may.goal.id,
    view: view.id,
    to: fields.user('to'),
    question: fields.text('question'),
  });
  if (!asked.ok && 'problems' in asked) return { errors: errorsAt(asked.problems, view, texts) };
  if (!asked.ok) return { errors: errorAtFirst(view, texts.review.refusedAtField(asked.why)) };
  return {
    afterAck: async () => {
      await followUps.settleReview(asked.review);
      deps.requestDelivery();
      await showNext(over, 'asked', may.next);
    },
  };
}

async function answer(deps: ReviewDeps, { user: person, view }: Submission): Promise<SubmissionResult> {
  const { useCases, workspace, texts } = deps;
  const asked = { workspace, person, ...helpContext.decode(view.private_metadata) };
  const answered = await useCases.answerHelp({ ...asked, answer: readFields(view.state.values).text('answer') });
  if (!answered.ok && 'problems' in answered) return { errors: errorsAt(answered.problems, view, texts) };
  if (!answered.ok) return { errors: errorAtFirst(view, texts.review.noRequestAtField) };
  return {
    afterAck: async () => deps.requestDelivery(),
    show: infoModal(textMessage(texts.review.answered(answered.goal.title)), texts),
  };
}
