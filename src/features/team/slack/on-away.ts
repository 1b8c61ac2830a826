import type { BlockAction, ButtonAction } from '@slack/bolt';
import { failureReport } from '../../../slack/failure-report.ts';
import type { Show } from '../../../slack/open-forms.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { TeamDeps } from './deps.ts';
import { awayForm } from './open-away-form.ts';
import { TEAM_ACTIONS } from './views/ids.ts';

/** The buttons that take an absence back. */
export function onAway(routes: Routes<TeamDeps>): void {
  routes.action<BlockAction<ButtonAction>>(TEAM_ACTIONS.cancelAbsence, async ({ ack, body, action, client }, deps) => {
    await ack();
    const { view, user, actions } = body;
    if (view === undefined) return;
    const cancel = async (show: Show) => {
      await deps.useCases.cancelAbsence(deps.workspace, user.id, action.value ?? '');
      if (view.type === 'home') deps.homes.refresh(user.id);
      else await show(await awayForm(deps, user.id), undefined);
    };
    const work = deps.forms.update({ view, actions, client, texts: deps.texts }, cancel);
    await deps.track(work).catch((error: unknown) => failureReport(deps, 'away', error));
  });
}
