import type { ActionsBlock } from '@slack/types';
import type { Texts } from '../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../text/mrkdwn.ts';
import { section } from './blocks.ts';
import { type Message, messageOf } from './message.ts';

/** What help tells of a command. */
export interface CommandLine {
  readonly word: string;
  readonly about: (t: Texts) => string;
  readonly isForLeads?: boolean;
}

interface HelpOptions {
  readonly commands: readonly CommandLine[];
  /** What was typed and is no command, and the nearest one. */
  readonly unknown?: { readonly typed: string; readonly word: string };
  /** What the person had best do now; absent where nobody looked, or the store did not answer. */
  readonly next?: { readonly text: Mrkdwn; readonly actions: ActionsBlock | undefined };
}

/** The answer to words that are no command: that nobody reads them, and what can be typed. */
export function plainWordMessage(t: Texts, commands: readonly CommandLine[]): Message {
  return messageOf([section(t.command.help.plainWord), ...helpMessage(t, { commands }).blocks]);
}

/** What to do next, then every command: for everybody, and for leads. Where one command was meant, that alone. */
export function helpMessage(t: Texts, { commands, unknown, next }: HelpOptions): Message {
  const { help } = t.command;
  const first = unknown && t.command.unknown(unknown.typed, unknown.word);
  if (first && unknown.word !== 'help') return messageOf([section(first)]);
  const line = ({ word, about }: CommandLine) => md`\`/goal${word === '' ? '' : ' '}${word}\`  ${about(t)}`;
  const everyone = lines([help.lead, ...commands.filter(({ isForLeads }) => !isForLeads).map(line)]);
  const leads = lines([help.leadsHeading, ...commands.filter(({ isForLeads }) => isForLeads).map(line)]);
  return messageOf([
    ...(first ? [section(first)] : []),
    ...(next ? [section(next.text)] : []),
    ...(next?.actions ? [next.actions] : []),
    section(everyone),
    section(leads),
  ]);
}
