import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { readTemplateTeam } from '../../goal-inputs.ts';
import { ACTIONS } from '../../ids.ts';
import { refusal, said } from '../../views/answers.ts';
import type { Message } from '../../views/message.ts';
import { templateModal } from '../../views/template-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import { newForm } from '../goal-form.ts';
import { templateListView } from '../template-list.ts';
import { onClick } from './clicked.ts';

/** What can be done in the list of templates, and the button of a goal that makes one of it. */
export function register(app: App, deps: ListenerDeps): void {
  const { useCases, workspace, texts } = deps;

  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.templates }, async (args) => {
    await args.ack();
    const { user, trigger_id } = args.body;
    const { value: id = '' } = args.action;
    await onClick(deps, args, async () => {
      const team = await useCases.teamById(workspace, id);
      if (team === undefined) return said(texts.command.noTeam);
      const verdict = await useCases.may(workspace, user.id, 'seeTeam', team);
      if (!verdict.allowed) return refusal(verdict.why, texts);
      await args.client.views.open({ trigger_id, view: await templateListView(deps, user.id, team) });
      return undefined;
    });
  });

  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.useTemplate }, async (args) => {
    await args.ack();
    const { view, user } = args.body;
    const { value: template = '' } = args.action;
    if (view === undefined) return;
    await onClick(deps, args, async () => {
      const team = readTemplateTeam(view.private_metadata);
      const form = await newForm(deps, { user: user.id, team, template });
      if (form === undefined) return said(texts.command.noTeam);
      await args.client.views.update({ view_id: view.id, view: form });
      return undefined;
    });
  });

  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.newTemplate }, async (args) => {
    await args.ack();
    const { view, trigger_id } = args.body;
    if (view === undefined) return;
    await onClick(deps, args, async () => {
      const form = templateModal(readTemplateTeam(view.private_metadata), texts);
      await args.client.views.push({ trigger_id, view: form });
      return undefined;
    });
  });

  app.action<BlockAction<StaticSelectAction>>(
    { type: 'block_actions', action_id: ACTIONS.removeTemplate },
    async (args) => {
      await args.ack();
      const { view, user } = args.body;
      const { value: id } = args.action.selected_option;
      if (view === undefined) return;
      await onClick(deps, args, async () => {
        const team = await useCases.teamById(workspace, readTemplateTeam(view.private_metadata));
        if (team === undefined) return said(texts.command.noTeam);
        await useCases.templates.remove({ workspace, person: user.id }, id);
        await args.client.views.update({ view_id: view.id, view: await templateListView(deps, user.id, team) });
        return undefined;
      });
    },
  );

  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.saveTemplate }, async (args) => {
    await args.ack();
    const { value: goal = '' } = args.action;
    await onClick(deps, args, () => save(deps, args.body.user.id, goal));
  });
}

async function save({ useCases, workspace, texts }: ListenerDeps, person: string, id: string): Promise<Message> {
  const goal = await useCases.seeGoal(workspace, person, id);
  if (goal === undefined) return said(texts.command.showNone(id));
  const added = await useCases.templates.addFromGoal({ workspace, person, goal });
  if (added.ok) return said(texts.template.saved(added.template.name));
  const [problem] = added.problems;
  return said(texts.template.notSaved(problem === undefined ? '' : texts.problem(problem.problem)));
}
