import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import { readTemplateTeam } from '../../goal-inputs.ts';
import { ACTIONS } from '../../ids.ts';
import { said } from '../../views/answers.ts';
import type { Message } from '../../views/message.ts';
import { templateModal } from '../../views/template-modal.ts';
import type { Reply } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';
import { newForm } from '../goal-form.ts';
import type { Routes } from '../routes.ts';
import { forTeamSeen } from '../team-seen.ts';
import { templateListView } from '../template-list.ts';
import { type ButtonClick, onButton, onClick } from './clicked.ts';

/** What can be done in the list of templates, and the button of a goal that makes one of it. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.templates, (click) => open(deps, click));
  onButton(routes, deps, ACTIONS.useTemplate, (click) => use(deps, click));
  onButton(routes, deps, ACTIONS.newTemplate, async ({ body: { view }, client, trigger }) => {
    if (view === undefined) return undefined;
    const form = templateModal(readTemplateTeam(view.private_metadata), deps.texts);
    await client.views.push({ trigger_id: trigger, view: form });
    return undefined;
  });
  routes.action<BlockAction<StaticSelectAction>>(ACTIONS.removeTemplate, async (args) => {
    await args.ack();
    const { view, user } = args.body;
    const { value: id } = args.action.selected_option;
    if (view === undefined) return;
    await onClick(deps, args, async () => {
      const { useCases, workspace, texts } = deps;
      const team = await useCases.teamById(workspace, readTemplateTeam(view.private_metadata));
      if (team === undefined) return said(texts.command.noTeam);
      await useCases.templates.remove({ workspace, person: user.id }, id);
      await args.client.views.update({ view_id: view.id, view: await templateListView(deps, user.id, team) });
      return undefined;
    });
  });
  onButton(routes, deps, ACTIONS.saveTemplate, ({ user, value: goal }) => save(deps, user, goal));
}

function open(deps: ListenerDeps, { client, user, trigger, value: id }: ButtonClick): Promise<Reply> {
  return forTeamSeen(deps, { user, id }, async (team) => {
    await client.views.open({ trigger_id: trigger, view: await templateListView(deps, user, team) });
    return undefined;
  });
}

/** The list becomes the form of a goal. */
async function use(deps: ListenerDeps, { body: { view }, client, user, value: template }: ButtonClick): Promise<Reply> {
  if (view === undefined) return undefined;
  const form = await newForm(deps, { user, team: readTemplateTeam(view.private_metadata), template });
  if (form === undefined) return said(deps.texts.command.noTeam);
  await client.views.update({ view_id: view.id, view: form });
  return undefined;
}

async function save({ useCases, workspace, texts }: ListenerDeps, person: string, id: string): Promise<Message> {
  const goal = await useCases.seeGoal(workspace, person, id);
  if (goal === undefined) return said(texts.command.showNone(id));
  const added = await useCases.templates.addFromGoal({ workspace, person, goal });
  if (added.ok) return said(texts.template.saved(added.template.name));
  const [problem] = added.problems;
  return said(texts.template.notSaved(problem === undefined ? '' : texts.problem(problem.problem)));
}
