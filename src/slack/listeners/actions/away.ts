import type { BlockAction, ButtonAction } from '@slack/bolt';
import { ACTIONS } from '../../ids.ts';
import { awayForm } from '../away-form.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { trouble } from '../trouble.ts';

/** The buttons that take an absence back. */
export function register(routes: Routes, deps: ListenerDeps): void {
  routes.action<BlockAction<ButtonAction>>(ACTIONS.cancelAbsence, async ({ ack, body, action, client }) => {
    await ack();
    const { view, user } = body;
    if (view === undefined) return;
    const cancel = async () => {
      await deps.useCases.cancelAbsence(deps.workspace, user.id, action.value ?? '');
      if (view.type === 'home') return deps.homes.refresh(user.id);
      await client.views.update({ view_id: view.id, view: await awayForm(deps, user.id) });
    };
    await deps.track(cancel()).catch((error: unknown) => trouble(deps, 'away', error));
  });
}
