import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import type { Reply } from '../../../slack/answering.ts';
import { type ButtonClick, onButton, onClick } from '../../../slack/on-button.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { Message } from '../../../slack/views/message.ts';
import { said } from '../../../slack/views/replies.ts';
import { forTeamById } from '../../team/index.ts';
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
    const form = templateModal(templateContext.decode(view.private_metadata).team, deps.texts);
    return openModal(deps, click, Promise.resolve(form), 'modal');
  });
  routes.action<BlockAction<StaticSelectAction>>(GOAL_ACTIONS.removeTemplate, async (args, deps) => {
    await args.ack();
    const { view, user } = args.body;
    const { value: id } = args.action.selected_option;
    if (view === undefined) return;
    await onClick(deps, args, async () => {
      const { useCases, workspace, texts } = deps;
      const team = await useCases.teamById(workspace, templateContext.decode(view.private_metadata).team);
      if (team === undefined) return said(texts.command.noTeam);
      await useCases.templates.remove({ workspace, person: user.id }, id);
      await args.client.views.update({ view_id: view.id, view: await templateListView(deps, user.id, team) });
      return undefined;
    });
  });
  onButton(routes, GOAL_ACTIONS.saveTemplate, (deps, { user, value: goal }) => save(deps, user, goal));
}

function open(deps: GoalDeps, click: ButtonClick): Promise<Reply> {
  const { user, value: id } = click;
  const asked = { user, id, right: 'seeTeam' } as const;
  return openModal(
    deps,
    click,
    forTeamById(deps, asked, (team) => templateListView(deps, user, team)),
  );
}

/** The list becomes the form of a goal. */
async function use(deps: GoalDeps, { body: { view }, client, user, value: template }: ButtonClick): Promise<Reply> {
  if (view === undefined) return undefined;
  const form = await newForm(deps, { user, team: templateContext.decode(view.private_metadata).team, template });
  if (form === undefined) return said(deps.texts.command.noTeam);
  await client.views.update({ view_id: view.id, view: form });
  return undefined;
}

async function save({ useCases, workspace, texts }: GoalDeps, person: string, id: string): Promise<Message> {
  const goal = await useCases.seeGoal(workspace, person, id);
  if (goal === undefined) return said(texts.command.showNone(id));
  const added = await useCases.templates.addFromGoal({ workspace, person, goal });
  if (added.ok) return said(texts.template.saved(added.template.name));
  const [problem] = added.problems;
  return said(texts.template.notSaved(problem === undefined ? '' : texts.problem(problem.problem)));
}
