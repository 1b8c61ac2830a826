import type { WebClient } from '@slack/web-api';
import type { Texts } from '../text/index.ts';
import { answering, permitted, type Reply } from './answering.ts';
import { parseCommand } from './command-words.ts';
import { COMMAND } from './ids.ts';
import type { ListenerDeps } from './listening.ts';
import type { Routes } from './routes.ts';
import { helpMessage } from './views/help-message.ts';

/** One `/goal` that a person typed. */
export interface Invocation<UseCases = unknown> {
  readonly deps: ListenerDeps<UseCases>;
  readonly client: WebClient;
  readonly user: string;
  readonly channel: string;
  /** Works once, within three seconds. */
  readonly trigger: string;
  /** What was typed after the command's word. */
  readonly rest: string;
}

/** A word after `/goal`. What it answers is for the person alone. */
export interface Command<UseCases = unknown> {
  /** Empty for `/goal` by itself. */
  readonly word: string;
  /** Its place in the help. */
  readonly rank: number;
  readonly about: (t: Texts) => string;
  /** Listed apart, for who leads a team. */
  readonly isForLeads?: boolean;
  /** The answer to the command itself: it has to be there soon, and anybody may see it. */
  readonly isHelp?: boolean;
  /** It does not wait for its turn: its `trigger_id` lives three seconds. */
  readonly opensModal?: boolean;
  run(invocation: Invocation<UseCases>): Promise<Reply>;
}

/** `/goal`. Help, and what is unknown, is answered at once; everything else is looked up after Slack was told that it arrived. */
export function listenToCommand<UseCases>(
  routes: Routes<ListenerDeps<UseCases>>,
  commands: readonly Command<UseCases>[],
): void {
  routes.command(COMMAND, async ({ command, ack, respond, client }, deps) => {
    const parsed = parseCommand(command.text ?? '', commands);
    if (!parsed.known) {
      const help = helpMessage(deps.texts, { commands: deps.commands, unknown: parsed });
      return ack({ response_type: 'ephemeral', ...help });
    }
    const { command: found, rest } = parsed;
    const { user_id: user, channel_id: channel, trigger_id: trigger } = command;
    const run = () => found.run({ deps, client, user, channel, trigger, rest });
    if (found.isHelp) return ack({ response_type: 'ephemeral', ...(await run()) });
    await ack();
    const allowed = () => permitted(deps, user, run);
    const work = found.opensModal ? allowed() : deps.soon(allowed);
    await answering(deps, `/goal ${found.word}`, work, (reply) => respond({ response_type: 'ephemeral', ...reply }));
  });
}
