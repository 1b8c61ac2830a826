import type { Client } from '../../../domain/client/client.ts';
import type { TeamId } from '../../../domain/names.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import type { Reply } from '../../../slack/reply.ts';
import { section } from '../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Texts } from '../../../text/index.ts';
import { afterClientWord } from '../../client/index.ts';
import { forTeam } from '../../team/index.ts';
import type { ReportListenerUseCases } from './deps.ts';
import { helpFor } from './next-step-help.ts';
import { digestMessage, withPostButton } from './views/digest.ts';

export const reportCommands: readonly Command<ReportListenerUseCases>[] = [
  { word: 'digest', rank: 60, about: (t) => t.command.about.digest, run: digest },
  {
    word: 'help',
    rank: 120,
    isHelp: true,
    about: (t) => t.command.about.help,
    run: ({ deps, user }) => helpFor(deps, user),
  },
];

/** The week so far, for who asks alone. */
function digest(invocation: Invocation<ReportListenerUseCases>): Promise<Reply> {
  const { deps, user: person } = invocation;
  const { useCases, workspace, texts } = deps;
  return forTeam(invocation, async (team) => {
    const client = await clientMeant(invocation, team);
    if (client !== undefined && !('id' in client)) return client;
    const preview = await useCases.previewDigest({ workspace, person, team, ...(client && { client: client.id }) });
    if (preview === undefined) return textMessage(texts.command.noTeam);
    const whole = digestMessage(preview.notice, texts);
    const message = client === undefined ? whole : withClient(whole, client, texts);
    return preview.mayPost ? withPostButton(message, team, texts) : message;
  });
}

/** `client ACME` after the command; undefined where nothing is typed, and words where that names no client. */
async function clientMeant(
  { deps, user: person, rest }: Invocation<ReportListenerUseCases>,
  team: TeamId,
): Promise<Client | Message | undefined> {
  const { useCases, workspace, texts } = deps;
  const typed = afterClientWord(rest, texts) ?? rest;
  if (typed === '') return undefined;
  const [client, ...others] = (await useCases.findClients({ workspace, person, team, typed })) ?? [];
  if (client === undefined) return textMessage(texts.clients.notFound(typed));
  return others.length === 0 ? client : textMessage(texts.clients.several(typed, [client, ...others].slice(0, 10), 0));
}

/** Whose digest it is stands above it. */
function withClient(message: Message, client: Client, t: Texts): Message {
  return messageOf([section(t.clients.ofGoal(client)), ...message.blocks]);
}
