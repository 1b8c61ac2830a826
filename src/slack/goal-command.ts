import type { WebClient } from '@slack/web-api';
import type { Texts } from '../text/index.ts';
import { parseCommand } from './command-words.ts';
import { COMMAND } from './ids.ts';
import type { ListenerDeps } from './listener-deps.ts';
import { type Reply, sendReply } from './reply.ts';
import type { Routes } from './routes.ts';
import { helpMessage } from './views/help-message.ts';

/** One `/goal` that a person typed. */
export interface Invocation<Known = unknown> {
  readonly deps: ListenerDeps<Known>;
  readonly client: WebClient;
  readonly user: string;
  readonly channel: string;
  /** Works once, within three seconds. */
  readonly triggerId: string;
  /** What was typed after the command's word. */
  readonly rest: string;
}

/** A word after `/goal`. What it answers is for the person alone. */
export interface Command<Known = unknown> {
  /** Empty for `/goal` by itself. */
  readonly word: string;
  /** Other texts that mean this command, each as a whole: `review all`. */
  readonly also?: readonly string[];
  /** Its place in the help. */
  readonly rank: number;
  readonly about: (t: Texts) => string;
  /** Listed apart, for who leads a team. */
  readonly isForLeads?: boolean;
  /** The answer to the command itself: it has to be there soon, and anybody may see it. */
  readonly isHelp?: boolean;
  /** It does not wait for its turn: its `trigger_id` lives three seconds. */
  readonly opensModal?: boolean;
  run(invocation: Invocation<Known>): Promise<Reply>;
}

/** `/goal`. Help, and what is unknown, is answered at once; everything else is looked up after Slack was told that it arrived. */
export function listenToCommand<Known>(routes: Routes<ListenerDeps<Known>>, commands: readonly Command<Known>[]): void {
  routes.command(COMMAND, async ({ command, ack, respond, client }, deps) => {
    const parsed = parseCommand(command.text ?? '', commands);
    if (!parsed.known) {
      const help = helpMessage(deps.texts, { commands: deps.commands, unknown: parsed });
      return ack({ response_type: 'ephemeral', ...help });
    }
    const { command: found, rest } = parsed;
    const { user_id: user, channel_id: channel, trigger_id: triggerId } = command;
    const run = () => found.run({ deps, client, user, channel, triggerId, rest });
    if (found.isHelp) return ack({ response_type: 'ephemeral', ...(await run()) });
    await ack();
    const work = found.opensModal ? run() : deps.runInteractive(run);
    await sendReply(deps, `/goal ${found.word}`, work, (reply) => respond({ response_type: 'ephemeral', ...reply }));
  });
}
