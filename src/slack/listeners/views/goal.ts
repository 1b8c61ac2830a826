import { goalDraft, readGoalContext, readGoalValues } from '../../goal-inputs.ts';
import { VIEWS } from '../../ids.ts';
import { readFields } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** The form of a new goal. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onSubmit(routes, deps, VIEWS.goal, (submission) => submit(deps, submission));
}

async function submit(deps: ListenerDeps, { user, view }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const context = readGoalContext(view.private_metadata);
  const draft = goalDraft(readGoalValues(readFields(view.state.values), context), context);
  const created = await useCases.createGoal({ workspace, person: user, view: view.id, draft });
  if (!created.ok) return { errors: errorsAt(created.problems, view, texts) };
  const { title, owner, team } = created.goal;
  return {
    afterwards: async () => {
      await useCases.nextStepDone(workspace, team, 'goal');
      deps.nudge();
      deps.homes.refresh(user);
    },
    show: infoModal(said(texts.command.goalCreated(title, owner)), texts),
  };
}
