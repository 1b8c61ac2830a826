import type { App, BlockAction } from '@slack/bolt';
import { UNKNOWN_ACTION } from '../../ids.ts';
import { said } from '../../views/answers.ts';
import type { ListenerDeps } from '../deps.ts';
import { answer } from './clicked.ts';

/** Slack waits for an answer to every click, also to one on a button that an older version posted. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction>({ type: 'block_actions', action_id: UNKNOWN_ACTION }, async (args) => {
    await args.ack();
    if (args.body.view !== undefined) return;
    await answer(deps, args, Promise.resolve(said(deps.texts.command.unknownAction)));
  });
}
