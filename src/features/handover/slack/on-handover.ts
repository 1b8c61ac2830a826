import type { BlockAction, UsersSelectAction } from '@slack/bolt';
import { failureReport } from '../../../slack/failure-report.ts';
import { onButton } from '../../../slack/on-button.ts';
import type { Show } from '../../../slack/open-forms.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import { GOAL_ACTIONS } from '../../goal/index.ts';
import { TEAM_ACTIONS } from '../../team/index.ts';
import type { HandoverDeps } from './deps.ts';
import { handoverView, isModal } from './open-handover.ts';
import { handoverContext } from './views/handover-modal.ts';
import { HANDOVER_ACTIONS } from './views/ids.ts';

/** The buttons that open the form of a handover, and the choice in it whose goals they are. */
export function onHandover(routes: Routes<HandoverDeps>): void {
  onButton(routes, GOAL_ACTIONS.handover, (deps, click) =>
    openModal(deps, click, handoverView(deps, click.user, { goal: click.value })),
  );
  onButton(routes, TEAM_ACTIONS.handover, (deps, click) => {
    const over = click.body.view?.type === 'modal' ? 'modal' : 'nothing';
    return openModal(deps, click, handoverView(deps, click.user, { from: click.value }), over);
  });
  routes.action<BlockAction<UsersSelectAction>>(HANDOVER_ACTIONS.from, async ({ ack, body, action, client }, deps) => {
    await ack();
    const { view, user, actions } = body;
    const from = action.selected_user;
    if (view === undefined || !from) return;
    const change = async (show: Show) => {
      const { chosen } = handoverContext.decode(view.private_metadata);
      const form = await handoverView(deps, user.id, { from }, { chosen: chosen + 1 });
      // The last choice counts, whatever came in between.
      if (isModal(form) && (await show(form, view.hash)) === 'conflict')
        await show(form, await deps.forms.hashOf(view.id));
    };
    const work = deps.forms.update({ view, actions, client, texts: deps.texts }, change);
    await deps.track(work).catch((error: unknown) => failureReport(deps, 'handover', error));
  });
}
