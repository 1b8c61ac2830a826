import type { ModalView } from '@slack/types';
import { isClosed } from '../../../domain/goal/closing.ts';
import type { Goal } from '../../../domain/goal/goal.ts';
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
import type { ReviewDeps } from './deps.ts';
import { type Accept, decide, type Made, noted, type Over, showNext } from './over-review.ts';
import { adjustContext, adjustModal, readAdjusted } from './views/adjust-form.ts';
import { helpContext, overReview } from './views/context.ts';
import { REVIEW_VIEWS } from './views/ids.ts';

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

/** A form of another room over the review: what it decides is noted, and the review shows the next goal. */
function placeOf<Done>(over: Over, view: string, madeOf: (done: Done) => Made): FormPlace<Done> {
  const { inner, ...context } = over.context;
  return {
    metadata: inner,
    wrap: (form: ModalView) => overReview(form, view, context),
    done: (done) => ({ afterAck: () => noted(over, madeOf(done), over.may.next) }),
  };
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
    afterAck: async () => {
      if (answered.ended !== undefined) await deps.followUps.settleReview(answered.ended);
      deps.requestDelivery();
    },
    show: infoModal(textMessage(texts.review.answered(answered.goal.title)), texts),
  };
}
