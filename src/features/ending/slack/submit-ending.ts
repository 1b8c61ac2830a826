import type { Goal } from '../../../domain/goal/goal.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { FormPlace } from '../../../slack/form-place.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { ClosedGoal } from '../close-goal.ts';
import type { EndingDeps } from './deps.ts';
import { closedGoalMessage } from './views/closed-goal.ts';
import {
  type ClosingContext,
  closingContext,
  closingModal,
  readClosing,
  readLastValueFields,
} from './views/closing-modal.ts';
import { ENDING_VIEWS } from './views/ids.ts';
import { reopeningContext } from './views/reopening-modal.ts';

/** The forms that close a goal and that open one again. */
export function submitEnding(routes: Routes<EndingDeps>): void {
  onSubmit(routes, ENDING_VIEWS.closing, close);
  onSubmit(routes, ENDING_VIEWS.reopening, reopen);
}

function close(deps: EndingDeps, submission: Submission): Promise<SubmissionResult> {
  const { texts } = deps;
  return closeByForm(deps, submission, {
    metadata: submission.view.private_metadata,
    wrap: (form) => form,
    done: (goal) => ({ afterAck: async () => undefined, show: infoModal(closedGoalMessage(goal, texts), texts) }),
  });
}

/** Closes a goal, or carries it on, as its form says, wherever that stands. */
export async function closeByForm(
  deps: EndingDeps,
  submission: Pick<Submission, 'user' | 'view'>,
  place: FormPlace<Goal>,
): Promise<SubmissionResult> {
  const { user, view } = submission;
  const { useCases, followUps, workspace } = deps;
  const context = closingContext.decode(place.metadata);
  const fields = readFields(view.state.values);
  const { goal, value, learned } = context;
  const closed = await useCases.closeGoal({
    workspace,
    person: user,
    goal,
    view: view.id,
    input: readClosing(fields),
    lastValue: readLastValueFields(context, fields),
    asked: { ...(value !== undefined && { value }), ...(learned && { learned }) },
  });
  if (!closed.ok) return notClosed(deps, { submission, context, place }, closed);
  const { answer } = closed;
  const then = place.done(closed.goal);
  return {
    ...then,
    afterAck: async () => {
      await then.afterAck();
      if (answer !== undefined) await followUps.applyAnswer(answer);
      await followUps.settleEnding(closed.goal);
      deps.requestDelivery();
      deps.homes.refresh(user);
    },
  };
}

interface ClosingForm {
  readonly submission: Pick<Submission, 'user' | 'view'>;
  readonly context: ClosingContext;
  readonly place: FormPlace<Goal>;
}

/** A form that was closed by somebody else keeps what was typed into it; one with a question comes back with it. */
async function notClosed(
  deps: EndingDeps,
  { submission: { user: person, view }, context: before, place }: ClosingForm,
  closed: Exclude<ClosedGoal, { ok: true }>,
): Promise<SubmissionResult> {
  const { useCases, workspace, texts } = deps;
  if ('problems' in closed) return { errors: errorsAt(closed.problems, view, texts) };
  if ('why' in closed) return { errors: { choice: texts.ending.refusedAtField(closed.why) } };
  const form = await useCases.closingForm({ workspace, person, goal: before.goal });
  if (!form.ok) return { errors: { choice: texts.ending.refusedAtField(form.why) } };
  const { ask, doubt } = closed;
  const asksLearned = ask.learned === true && before.learned === undefined;
  const question = { asked: ask, asksLearned, ...(doubt && { doubt }) };
  return { afterAck: async () => undefined, show: place.wrap(closingModal({ ...form, ...question }, texts)) };
}

async function reopen(deps: EndingDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const { goal } = reopeningContext.decode(view.private_metadata);
  const fields = readFields(view.state.values);
  const request = { workspace, person: user, goal, view: view.id };
  const opened = await useCases.reopenGoal({ ...request, reason: fields.text('reason'), due: fields.date('due') });
  if (!opened.ok && 'problems' in opened) return { errors: errorsAt(opened.problems, view, texts) };
  if (!opened.ok) return { errors: { reason: texts.ending.refusedAtField(opened.why) } };
  const { title, due } = opened.goal;
  return {
    afterAck: async () => {
      await followUps.settleEnding(opened.goal);
      deps.requestDelivery();
      deps.homes.refresh(user);
    },
    show: infoModal(textMessage(texts.ending.reopened(title, due)), texts),
  };
}
