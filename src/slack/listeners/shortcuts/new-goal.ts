import type { App, GlobalShortcut } from '@slack/bolt';
import { SHORTCUTS } from '../../ids.ts';
import type { ListenerDeps } from '../deps.ts';
import { openGoalForm } from '../modals.ts';
import { onShortcut } from './invoked.ts';

/** The shortcut that sets a goal from wherever a person is. */
export function register(app: App, deps: ListenerDeps): void {
  const which = { type: 'shortcut', callback_id: SHORTCUTS.newGoal } as const;
  app.shortcut<GlobalShortcut>(which, async ({ ack, shortcut, client }) => {
    await ack();
    const { trigger_id: trigger, user } = shortcut;
    const open = () => openGoalForm(deps, client, { user: user.id, trigger });
    await onShortcut(deps, { user: user.id, trigger, client }, open);
  });
}
