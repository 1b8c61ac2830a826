import { SHORTCUTS } from '../../ids.ts';
import type { ListenerDeps } from '../deps.ts';
import { openGoalForm } from '../modals.ts';
import type { Routes } from '../routes.ts';
import { onShortcut } from './invoked.ts';

/** The shortcut that sets a goal from wherever a person is. */
export function register(routes: Routes, deps: ListenerDeps): void {
  routes.shortcut(SHORTCUTS.newGoal, async ({ ack, shortcut, client }) => {
    await ack();
    const { trigger_id: trigger, user } = shortcut;
    const open = () => openGoalForm(deps, client, { user: user.id, trigger });
    await onShortcut(deps, { user: user.id, trigger, client }, open);
  });
}
