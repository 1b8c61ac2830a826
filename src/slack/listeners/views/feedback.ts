import { readFeedbackSource, readSentiment } from '../../feedback-inputs.ts';
import { VIEWS } from '../../ids.ts';
import { readFields } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** The form of the shortcut on a message. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onSubmit(routes, deps, VIEWS.feedback, (submission) => submit(deps, submission));
}

async function submit({ useCases, workspace, texts }: ListenerDeps, { user, view }: Submission): Promise<Accepted> {
  const fields = readFields(view.state.values);
  const { from, ...message } = readFeedbackSource(view.private_metadata);
  const sentiment = readSentiment(fields.choice('sentiment'));
  const attached = await useCases.attachFeedback({
    workspace,
    person: user,
    goal: fields.choice('goal') ?? '',
    message,
    text: fields.text('text'),
    ...(from !== undefined && { from }),
    ...(sentiment !== undefined && { sentiment }),
  });
  if (!attached.ok) return { errors: { [attached.field]: texts.feedback.refused(attached) } };
  const { added, addedBefore } = texts.feedback;
  const text = attached.isNew ? added(attached.goal.title) : addedBefore(attached.goal.title);
  return { afterwards: async () => undefined, show: infoModal(said(text), texts) };
}
