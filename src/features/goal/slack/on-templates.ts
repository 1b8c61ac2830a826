import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import { type ButtonClick, onButton, onClick } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { newForm } from './open-goal-form.ts';
import { templateListView } from './template-list.ts';
import { GOAL_ACTIONS } from './views/ids.ts';
import { templateContext, templateModal } from './views/template-modal.ts';

/** What can be done in the list of templates, and the button of a goal that makes one of it. */
export function onTemplates(routes: Routes<GoalDeps>): void {
  onButton(routes, GOAL_ACTIONS.templates, open);
  onButton(routes, GOAL_ACTIONS.useTemplate, use);
  onButton(routes, GOAL_ACTIONS.newTemplate, async (deps, click) => {
    const { view } = click.body;
    if (view === undefined) return undefined;
    return openModal(
      deps,
      click,
      newTemplate(deps, click.user, templateContext.decode(view.private_metadata).team),
      'modal',
    );
  });
  routes.action<BlockAction<StaticSelectAction>>(GOAL_ACTIONS.removeTemplate, async (args, deps) => {
    await args.ack();
    const { view, user } = args.body;
    const { value: id } = args.action.selected_option;
    if (view === undefined) return;
    await onClick(deps, args, async () => {
      const { useCases, workspace } = deps;
      await useCases.templates.remove({ workspace, person: user.id }, id);
      const list = await templateListView(deps, user.id, templateContext.decode(view.private_metadata).team);
      if (!('type' in list)) return list;
      await args.client.views.update({ view_id: view.id, view: list });
      return undefined;
    });
  });
  onButton(routes, GOAL_ACTIONS.saveTemplate, (deps, { user, value: goal }) => save(deps, user, goal));
}

function open(deps: GoalDeps, click: ButtonClick): Promise<Reply> {
  return openModal(deps, click, templateListView(deps, click.user, click.value));
}

/** The list becomes the form of a goal. */
async function use(deps: GoalDeps, { body: { view }, client, user, value: template }: ButtonClick): Promise<Reply> {
  if (view === undefined) return undefined;
  const form = await newForm(deps, { user, team: templateContext.decode(view.private_metadata).team, template });
  if (form === undefined) return textMessage(deps.texts.command.noTeam);
  await client.views.update({ view_id: view.id, view: form });
  return undefined;
}

async function newTemplate(
  { useCases, workspace, texts }: GoalDeps,
  person: string,
  team: string,
): Promise<ModalContent> {
  const listed = await useCases.templates.ofTeam({ workspace, person, team });
  return listed === undefined ? textMessage(texts.command.noTeam) : templateModal(team, texts);
}

async function save({ useCases, workspace, texts }: GoalDeps, person: string, id: string): Promise<Message> {
  const added = await useCases.templates.addFromGoal({ workspace, person, goal: id });
  if (added === undefined) return textMessage(texts.command.showNone(id));
  if (added.ok) return textMessage(texts.template.saved(added.template.name));
  const [problem] = added.problems;
  return textMessage(texts.template.notSaved(problem === undefined ? '' : texts.problem(problem.problem)));
}
