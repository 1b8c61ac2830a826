import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Invocation } from '../../../slack/goal-command.ts';
import { onButton } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { todayOf } from '../../../slack/today.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { forTeam } from '../../team/index.ts';
import type { GoalDeps, GoalListenerUseCases } from './deps.ts';
import { GOAL_ACTIONS, GOAL_VIEWS } from './views/ids.ts';
import { kpiContext, kpiList, kpiValueModal } from './views/kpi-list.ts';

/** `/goal kpis`: the KPIs of the team, whether a goal runs on them or not. */
export function listKpis(invocation: Invocation<GoalListenerUseCases>): Promise<Message> {
  const { deps, user } = invocation;
  return forTeam(invocation, async (team) => {
    const listed = await deps.useCases.listKpis({ workspace: deps.workspace, person: user, team });
    return listed === undefined ? textMessage(deps.texts.command.noTeam) : kpiList(listed, deps.texts);
  });
}

/** The button there of a KPI without a goal, and the form that it opens. */
export function onKpis(routes: Routes<GoalDeps>): void {
  onButton(routes, GOAL_ACTIONS.addKpiValue, (deps, click) =>
    openModal(deps, click, valueForm(deps, click.user, click.value)),
  );
  onSubmit(routes, GOAL_VIEWS.kpiValue, submit);
}

async function valueForm(deps: GoalDeps, user: string, id: string): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const [kpi, today] = await Promise.all([useCases.getKpi(workspace, user, id), todayOf(deps, user)]);
  return kpi === undefined ? textMessage(texts.kpis.gone) : kpiValueModal(kpi, today, texts);
}

async function submit({ useCases, workspace, texts }: GoalDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { kpi } = kpiContext.decode(view.private_metadata);
  const fields = readFields(view.state.values);
  const typed = { value: fields.text('value'), on: fields.date('on') };
  const added = await useCases.addKpiValue({ workspace, person: user, kpi, view: view.id, ...typed });
  if (!added.ok) return { errors: errorsAt(added.problems, view, texts) };
  const { name, unit } = added.kpi;
  const text = texts.kpis.added(name, added.value.value, unit, added.value.on);
  return { afterAck: async () => undefined, show: infoModal(textMessage(text), texts) };
}
