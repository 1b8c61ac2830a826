import type { App } from '@slack/bolt';
import { VIEWS } from '../../ids.ts';
import { readFields, readGoal } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import { publishHome } from '../home.ts';
import { errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** The form of a new goal. */
export function register(app: App, deps: ListenerDeps): void {
  onSubmit(app, deps, VIEWS.goal, (submission) => submit(deps, submission));
}

async function submit(deps: ListenerDeps, { user, view, client }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const draft = readGoal(readFields(view.state.values));
  const created = await useCases.createGoal({ workspace, person: user, view: view.id, draft });
  if (!created.ok) return { errors: errorsAt(created.problems, view, texts) };
  const { title, owner } = created.goal;
  return {
    afterwards: () => publishHome(deps, client, user),
    show: infoModal(said(texts.command.goalCreated(title, owner)), texts),
  };
}
