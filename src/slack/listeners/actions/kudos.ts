import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTIONS } from '../../ids.ts';
import { readKudosValue } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import type { ListenerDeps } from '../deps.ts';
import { onClick } from './clicked.ts';

/** The button of a celebration with which anybody cheers, once. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.kudos }, async (args) => {
    await args.ack();
    await onClick(deps, args, async () => {
      const { useCases, workspace, texts } = deps;
      const person = args.body.user.id;
      const given = await useCases.giveKudos({ workspace, person, ...readKudosValue(args.action.value) });
      deps.nudge();
      // The message itself says it: one more name stands in it.
      return given === 'given' ? undefined : said(texts.channel.kudosAnswer(given));
    });
  });
}
