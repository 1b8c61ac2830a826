import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { ClosedGoal } from '../close-goal.ts';
import type { EndingDeps } from './deps.ts';
import { closedGoalMessage } from './views/closed-goal.ts';
import { closingContext, closingModal, readClosing, readLastValueFields } from './views/closing-modal.ts';
import { ENDING_VIEWS } from './views/ids.ts';
import { reopeningContext } from './views/reopening-modal.ts';

/** The forms that close a goal and that open one again. */
export function submitEnding(routes: Routes<EndingDeps>): void {
  onSubmit(routes, ENDING_VIEWS.closing, close);
  onSubmit(routes, ENDING_VIEWS.reopening, reopen);
}

async function close(deps: EndingDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const context = closingContext.decode(view.private_metadata);
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
  if (!closed.ok) return notClosed(deps, { user, view }, goal, closed);
  const { answer } = closed;
  return {
    afterAck: async () => {
      if (answer !== undefined) await followUps.applyAnswer(answer);
      await followUps.settleEnding(closed.goal);
      deps.requestDelivery();
      deps.homes.refresh(user);
    },
    show: infoModal(closedGoalMessage(closed.goal, texts), texts),
  };
}

/** A form that was closed by somebody else keeps what was typed into it; one with a question comes back with it. */
async function notClosed(
  deps: EndingDeps,
  { user: person, view }: Pick<Submission, 'user' | 'view'>,
  goal: string,
  closed: Exclude<ClosedGoal, { ok: true }>,
): Promise<SubmissionResult> {
  const { useCases, workspace, texts } = deps;
  if ('problems' in closed) return { errors: errorsAt(closed.problems, view, texts) };
  if ('why' in closed) return { errors: { choice: texts.ending.refusedAtField(closed.why) } };
  const form = await useCases.closingForm({ workspace, person, goal });
  if (!form.ok) return { errors: { choice: texts.ending.refusedAtField(form.why) } };
  const { ask, doubt } = closed;
  const before = closingContext.decode(view.private_metadata);
  const asksLearned = ask.learned === true && before.learned === undefined;
  const question = { asked: ask, asksLearned, ...(doubt && { doubt }) };
  return { afterAck: async () => undefined, show: closingModal({ ...form, ...question }, texts) };
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
