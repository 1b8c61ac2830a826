import { readTemplate, readTemplateTeam } from '../../goal-inputs.ts';
import { VIEWS } from '../../ids.ts';
import { readFields } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { templateListView } from '../template-list.ts';
import { errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** The form of a team's own template. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onSubmit(routes, deps, VIEWS.template, (submission) => submit(deps, submission));
}

async function submit(deps: ListenerDeps, { user, view, client }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const team = readTemplateTeam(view.private_metadata);
  const draft = readTemplate(readFields(view.state.values));
  const added = await useCases.templates.add({ workspace, person: user, team, draft });
  if (!added.ok) return { errors: errorsAt(added.problems, view, texts) };
  const refreshList = async () => {
    const ofTeam = await useCases.teamById(workspace, team);
    if (view.previous_view_id === null || ofTeam === undefined) return;
    await client.views.update({ view_id: view.previous_view_id, view: await templateListView(deps, user, ofTeam) });
  };
  return { afterwards: refreshList, show: infoModal(said(texts.template.saved(added.template.name)), texts) };
}
