import { readFields } from '../../../slack/fields.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { readClientChoice } from './views/client-menu.ts';
import { feedbackSource, readSentiment } from './views/feedback-modal.ts';
import { GOAL_VIEWS } from './views/ids.ts';

/** The form of the shortcut on a message. */
export function submitFeedback(routes: Routes<GoalDeps>): void {
  onSubmit(routes, GOAL_VIEWS.feedback, submit);
}

async function submit({ useCases, workspace, texts }: GoalDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const fields = readFields(view.state.values);
  const { from, ...message } = feedbackSource.decode(view.private_metadata);
  const sentiment = readSentiment(fields.choice('sentiment'));
  const client = readClientChoice(fields.choice('client'));
  const attached = await useCases.attachFeedback({
    workspace,
    person: user,
    goal: fields.choice('goal') ?? '',
    message,
    text: fields.text('text'),
    ...(from !== undefined && { from }),
    ...(sentiment !== undefined && { sentiment }),
    ...(client !== undefined && { client }),
  });
  if (!attached.ok) return { errors: { [attached.field]: texts.feedback.refused(attached) } };
  const { added, addedBefore } = texts.feedback;
  const text = attached.isNew ? added(attached.goal.title) : addedBefore(attached.goal.title);
  return { afterAck: async () => undefined, show: infoModal(textMessage(text), texts) };
}
