import { ApiError } from '../api/errors.ts';
import { answerMessage } from '../api/respond.ts';
import type { Ack } from '../deliver/deliver.ts';
import { isObject } from '../elements.ts';
import { postEphemeral } from '../messages.ts';
import type { Conversation } from '../model.ts';
import { slashCommand } from '../payloads/slash-command.ts';
import type { Person } from './person.ts';

export interface CommandResult {
  readonly ok: boolean;
  /** What stood in the acknowledgement. */
  readonly body: unknown;
  /** What Slack tells the person where it failed. */
  readonly problem?: string;
}

/** As in a person's view when a command goes wrong. */
const slackWords = { timeout: 'operation_timeout', http_timeout: 'operation_timeout' } as const;

function problemOf(command: string, ack: Extract<Ack, { ok: false }>): string {
  const word = ack.reason in slackWords ? 'operation_timeout' : 'dispatch_failed';
  return `${command} failed with the error "${word}"`;
}

/** Without `should_escape` the app gets what was typed, whatever the client made of it. */
const plainText = (text: string) => text.replace(/<([@#])[A-Z0-9]+\|([^>]+)>/g, '$1$2');

/** With `should_escape`, people and channels become references (docs.slack.dev, "Escaping users, channels, and links"). */
function escapedText({ workspace }: Person, text: string): string {
  const users = [...workspace.users.values()];
  return text
    .replace(/(^|\s)@([\w.-]+)/g, (whole, before: string, name: string) => {
      const user = users.find((one) => one.name === name);
      return user === undefined ? whole : `${before}<@${user.id}|${user.name}>`;
    })
    .replace(/(^|\s)#([\w-]+)/g, (whole, before: string, name: string) => {
      const found = [...workspace.conversations.values()].find((one) => one.kind === 'channel' && one.name === name);
      return found === undefined ? whole : `${before}<#${found.id}|${found.name}>`;
    });
}

const says = (body: unknown) =>
  isObject(body) && ['text', 'blocks', 'attachments', 'response_type'].some((key) => body[key] !== undefined);

/** Types a command. Commands do not work in threads, and in channels only for members. */
export async function runCommand(
  person: Person,
  conversation: Conversation,
  command: string,
  text: string,
): Promise<CommandResult> {
  const { world, workspace, user } = person;
  const known = world.app.commands?.find((entry) => entry.command === command);
  const slackbot = (words: string) => {
    postEphemeral(world, conversation, user.id, { user: 'USLACKBOT', text: words });
    return { ok: false, body: undefined, problem: words };
  };
  if (world.app.commands !== undefined && known === undefined) return slackbot(`${command} is not a valid command.`);
  if (!workspace.scopes.includes('commands')) return slackbot(`${command} is not a valid command.`);
  if (!conversation.members.has(user.id))
    return slackbot('You cannot use commands in a channel that you have not joined.');
  if (conversation.archived) return slackbot('You cannot use commands in an archived channel.');
  const typed = { command, text: known?.shouldEscape === true ? escapedText(person, text) : plainText(text) };
  const payload = slashCommand(world, { workspace, user, conversation }, typed);
  const ack = await world.deliver.now({ kind: 'slash_commands', name: command, payload });
  if (!ack.ok) return slackbot(problemOf(command, ack));
  if (!says(ack.body) || !isObject(ack.body)) return { ok: true, body: ack.body };
  const origin = { workspace: workspace.id, user: user.id, channel: conversation.id };
  try {
    answerMessage({ world, workspace, conversation, origin }, ack.body);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return slackbot(`${command} failed with the error "invalid_command_response"`);
  }
  return { ok: true, body: ack.body };
}
