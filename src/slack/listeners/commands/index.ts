import { COMMAND } from '../../ids.ts';
import { helpMessage } from '../../views/help.ts';
import { answering, permitted } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';
import { helpFor } from '../help.ts';
import type { Routes } from '../routes.ts';
import { away } from './away.ts';
import { blockers } from './blockers.ts';
import { ask, checkIn, due } from './check-ins.ts';
import { list, newGoal } from './goals.ts';
import type { Command } from './invocation.ts';
import { digest, review } from './reports.ts';
import { show } from './show.ts';
import { team } from './team.ts';
import { templates } from './templates.ts';
import { parseCommand, type Word } from './words.ts';

const COMMANDS: Record<Exclude<Word, 'help'>, Command> = {
  '': due,
  new: newGoal,
  list,
  show,
  checkin: checkIn,
  review,
  digest,
  blockers,
  ask,
  away,
  team,
  templates,
};

/** `/goal`. Help, and what is unknown, is answered at once; everything else is looked up after Slack was told that it arrived. */
export function register(routes: Routes, deps: ListenerDeps): void {
  routes.command(COMMAND, async ({ command, ack, respond, client }) => {
    const parsed = parseCommand(command.text ?? '');
    if (!parsed.known) {
      return ack({ response_type: 'ephemeral', ...helpMessage(deps.texts, { unknown: parsed }) });
    }
    const { word, rest } = parsed;
    const { user_id: user, channel_id: channel, trigger_id: trigger } = command;
    if (word === 'help') return ack({ response_type: 'ephemeral', ...(await helpFor(deps, user)) });
    await ack();
    const run = () => COMMANDS[word]({ deps, client, user, channel, trigger, rest });
    const work = deps.soon(() => permitted(deps, user, run));
    await answering(deps, `/goal ${word}`, work, (reply) => respond({ response_type: 'ephemeral', ...reply }));
  });
}
