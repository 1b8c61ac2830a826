import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTIONS } from '../../ids.ts';
import type { ListenerDeps } from '../deps.ts';
import { openCheckIn, openOwnPart } from '../modals.ts';
import { onClick } from './clicked.ts';

/** The buttons that open the check-in modal. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.checkIn }, async (args) => {
    await args.ack();
    const round = args.action.value;
    const opening = { user: args.body.user.id, trigger: args.body.trigger_id, ...(round && { round }) };
    await onClick(deps, args, () => openCheckIn(deps, args.client, opening));
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.ownPart }, async (args) => {
    await args.ack();
    const opening = { user: args.body.user.id, trigger: args.body.trigger_id, round: args.action.value ?? '' };
    await onClick(deps, args, () => openOwnPart(deps, args.client, opening));
  });
}
